package io.footfall.prepare.clean;

import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import io.footfall.prepare.web.QueryParameters;
import io.footfall.prepare.web.WebAddress;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * Brings the URLs of one page to one form, that tells nothing about who looked at it: scheme and
 * host in lower case; no default port, user, password or fragment; {@code /} for an empty path;
 * parameters that identify a person removed, the others sorted by name. Paths and values keep their
 * case and encoding: servers may tell them apart.
 */
final class AddressCleaner implements Serializable {

  private static final int MOST = 4_096;

  private final Set<String> removed;

  AddressCleaner(Set<String> identifyingParameters, Set<String> clickIdentifiers) {
    removed = new HashSet<>(identifyingParameters);
    removed.addAll(clickIdentifiers);
  }

  /** A page is on the web. */
  WebAddress page(String field, String url) throws RefusedClick {
    WebAddress address = WebAddress.parse(field, url);
    if (!address.scheme().equals("https") && !address.scheme().equals("http")) {
      throw new RefusedClick(
          RejectReason.INVALID_URL,
          field + " must start with https:// or http://, not " + address.scheme());
    }
    return address;
  }

  /** The canonical form. */
  String clean(String field, WebAddress address, QueryParameters parameters) throws RefusedClick {
    String url =
        address
            .withQuery(
                parameters.isEmpty() ? null : parameters.without(removed).sorted().toString())
            .toString();
    if (url.length() > MOST) {
      throw new RefusedClick(
          RejectReason.INVALID_URL,
          field + " must not be longer than " + MOST + " characters: " + url.length());
    }
    return url;
  }

  /** The canonical form of an address that may also be an app's ({@code android-app://..}). */
  String referrer(String field, String url) throws RefusedClick {
    WebAddress address = WebAddress.parse(field, url);
    return clean(field, address, QueryParameters.of(address.query()));
  }
}
