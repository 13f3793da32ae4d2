/*
 * Footfall's tracker: tells a shop's collector what its visitors do. No dependencies.
 *
 *   <script src="/tracker.js" data-collector="https://collector.example/v1/clicks" defer></script>
 *       data-user="u-7" data-marketing="true"   where the shop knows who is logged in and what he agreed to
 *
 *   footfall('consent', {analytics: true, marketing: false})   nothing is stored or sent before this
 *   footfall('add_to_cart', {product: {...}})                  any event of the click contract
 *   footfall('user', 'u-7')                                    who is logged in
 *   footfall('page_view')                                      sent by itself, also when a single-page app moves on
 *
 *   <main data-footfall-page="product_view" data-footfall-product='{"id":"42"}'>   what the page is, where it is not a plain view
 *   <p data-footfall-shown="purchase" data-footfall-order='{...}'>                 noted once, when the page is shown
 *   <button data-footfall="add_to_cart" data-footfall-product='{"id":"42"}'>       noted at every click
 *
 * What has been noted leaves in batches, survives a lost network and a closed page, and keeps its event id however often it is
 * sent, so that the pipeline can drop what arrives twice. Nothing that goes wrong in here reaches the page.
 */
(function (window, document) {
  'use strict';

  const navigator = window.navigator;
  const settings = (document.currentScript || {dataset: {}}).dataset;
  const collector = settings.collector || '/v1/clicks';
  const MOST_IN_A_BATCH = 20;
  const MOST_IN_THE_QUEUE = 500;
  // Browsers let 64 KiB outlive a page.
  const MOST_BYTES = 60000;
  const BATCH_MILLIS = 1000;
  const HEARTBEAT_MILLIS = 10000;
  // Nobody moves: nobody looks. Else a forgotten tab would be a visit without an end.
  const AWAY_MILLIS = 300000;
  const ANSWER_MILLIS = 15000;
  const FIRST_RETRY_MILLIS = 1000;
  const LONGEST_RETRY_MILLIS = 60000;
  const PREFIX = 'footfall.';
  const CLICK = 'click.';

  // Each click has a key of its own, so that tabs of one shop do not overwrite each other's queues.
  const unstored = {};
  const announced = new WeakSet();
  let consent = null;
  let visitor = null;
  let user = settings.user;
  let isSending = false;
  let batchSize = MOST_IN_A_BATCH;
  let retryMillis = 0;
  let timer = 0;
  let noted = 0;
  let lastUrl = null;
  let lastMove = Date.now();
  let referrer = document.referrer;

  /** A function that keeps its failures to itself: the shop comes first. */
  function safe(action) {
    return function () {
      try {
        return action.apply(this, arguments);
      } catch (e) {
        return undefined;
      }
    };
  }

  const storage = safe(() => window.localStorage)() || {};

  function read(key) {
    return safe(() => JSON.parse(key in unstored ? unstored[key] : storage.getItem(PREFIX + key)))() || null;
  }

  function write(key, value) {
    try {
      storage.setItem(PREFIX + key, JSON.stringify(value));
    } catch (e) {
      unstored[key] = JSON.stringify(value); // a full or forbidden storage: this page's memory has to do
    }
  }

  function remove(key) {
    delete unstored[key];
    safe(() => storage.removeItem(PREFIX + key))();
  }

  /** The keys of the clicks that wait, oldest first. */
  function waiting() {
    return Object.keys(storage)
      .filter((key) => key.startsWith(PREFIX + CLICK))
      .map((key) => key.slice(PREFIX.length))
      .concat(Object.keys(unstored).filter((key) => key.startsWith(CLICK)))
      .sort();
  }

  function uuid() {
    if (window.crypto.randomUUID) {
      return window.crypto.randomUUID();
    }
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return Array.from(bytes, (b) => (b + 256).toString(16).slice(1)).join('')
      .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  }

  /** What the browser says for its owner outranks what the shop's banner says. */
  function isRefusedByBrowser() {
    return navigator.globalPrivacyControl === true || navigator.doNotTrack === '1' || window.doNotTrack === '1';
  }

  function mayMeasure() {
    return consent !== null && consent.analytics && !isRefusedByBrowser();
  }

  function note(type, details, isUrgent) {
    if (!mayMeasure()) {
      return;
    }
    const now = Date.now();
    write(CLICK + now + '.' + (1e6 + noted++), Object.assign({
      schema_version: 1,
      event_id: uuid(),
      event_type: type,
      occurred_at: now,
      visitor_id: visitor,
      user_id: user,
      page: {url: window.location.href, title: document.title, referrer: referrer || undefined},
      screen: window.screen.width + 'x' + window.screen.height,
      consent: consent
    }, details));
    const keys = waiting();
    // The oldest go first: a visitor who was away for days comes back with his latest clicks.
    keys.slice(0, Math.max(0, keys.length - MOST_IN_THE_QUEUE)).forEach(remove);
    schedule(isUrgent || keys.length >= MOST_IN_A_BATCH ? 0 : BATCH_MILLIS);
  }

  function schedule(millis) {
    if (!isSending) {
      window.clearTimeout(timer);
      // Spread, or all the browsers that a broken collector turned away would come back at once.
      timer = window.setTimeout(safe(send), Math.max(millis, retryMillis * (0.5 + Math.random())));
    }
  }

  /** The oldest clicks, as many as one request may hold. */
  function nextBatch() {
    let keys = waiting().slice(0, batchSize);
    let text, size;
    do {
      text = JSON.stringify({sent_at: Date.now(), clicks: keys.map(read).filter(Boolean)});
      size = new Blob([text]).size;
    } while (size > MOST_BYTES && keys.length > 1 && (keys = keys.slice(0, keys.length / 2)));
    return {keys: keys, text: text, outlives: size <= MOST_BYTES};
  }

  function send() {
    if (isSending || !mayMeasure() || navigator.onLine === false) {
      return; // the 'online' event wakes it
    }
    isSending = true;
    // One tab at a time, where the browser can see to it: else two would send the same clicks.
    const alone = navigator.locks ? (work) => navigator.locks.request('footfall', work) : (work) => work();
    Promise.resolve().then(() => alone(post)).catch(() => true).then(safe((isOver) => {
      isSending = false;
      if (waiting().length) {
        schedule(isOver ? BATCH_MILLIS : 0);
      }
    }));
  }

  /** Posts a batch; gives whether there is no hurry. */
  function post() {
    const batch = nextBatch();
    if (!batch.keys.length || !mayMeasure()) {
      return true;
    }
    const patience = new AbortController();
    const limit = window.setTimeout(() => patience.abort(), ANSWER_MILLIS);
    return window.fetch(collector, {
      method: 'POST', body: batch.text, keepalive: batch.outlives, credentials: 'omit',
      signal: patience.signal, headers: {'Content-Type': 'text/plain'}
    }).then((response) => {
      window.clearTimeout(limit);
      return settle(batch.keys, response.status, response.headers.get('Retry-After'));
    }, () => {
      window.clearTimeout(limit);
      return settle(batch.keys, 0, 0);
    });
  }

  function settle(keys, status, retryAfter) {
    // What else says no (a proxy without its collector: 404, 408) may say yes tomorrow.
    const isRefused = status === 400 || status === 413;
    if (isRefused && keys.length > 1) {
      batchSize = 1; // one of them is unfit: each goes by itself, so that the others arrive
      return false;
    }
    if (isRefused || (status >= 200 && status < 300)) {
      keys.forEach(remove);
      retryMillis = 0;
      batchSize = isRefused ? 1 : MOST_IN_A_BATCH;
      return !isRefused && waiting().length < MOST_IN_A_BATCH;
    }
    retryMillis = Math.max(FIRST_RETRY_MILLIS, (+retryAfter || 0) * 1000, Math.min(LONGEST_RETRY_MILLIS, retryMillis * 2));
    return false;
  }

  /**
   * The page goes: a beacon outlives it. Nobody learns whether it arrived, so what it carries stays in the queue and the next
   * page sends it again, under the same ids. Few do: a click leaves at once, a view within a second.
   */
  function sendLast() {
    if (!isSending && mayMeasure() && navigator.onLine !== false && navigator.sendBeacon) {
      const batch = nextBatch();
      if (batch.keys.length) {
        navigator.sendBeacon(collector, batch.text);
      }
    }
  }

  /** The page's address without a mere place on the page; single-page apps that route by fragment keep theirs. */
  function address() {
    return window.location.href.replace(/#(?![/!]).*$/, '');
  }

  function pageView() {
    if (address() === lastUrl || !mayMeasure()) {
      return;
    }
    if (lastUrl !== null) {
      referrer = lastUrl;
    }
    lastUrl = address();
    const declared = document.querySelector('[data-footfall-page]');
    note(declared ? declared.dataset.footfallPage : 'page_view', declared ? details(declared) : {});
    document.querySelectorAll('[data-footfall-shown]').forEach((shown) => {
      if (!announced.has(shown)) {
        announced.add(shown);
        note(shown.dataset.footfallShown, details(shown));
      }
    });
  }

  /** {@code data-footfall-product='{..}'} becomes {product: {..}}. */
  function details(element) {
    const data = element.dataset;
    return {
      product: data.footfallProduct && JSON.parse(data.footfallProduct),
      order: data.footfallOrder && JSON.parse(data.footfallOrder),
      search_term: data.footfallSearchTerm
    };
  }

  function setConsent(given) {
    consent = {analytics: !!(given && given.analytics), marketing: !!(given && given.marketing)};
    if (!mayMeasure()) {
      waiting().concat('visitor').forEach(remove);
      visitor = null;
      // A "no" is remembered, to be kept; where the browser said it, it says it again next time.
      return isRefusedByBrowser() ? remove('consent') : write('consent', consent);
    }
    write('consent', consent);
    visitor = visitor || read('visitor') || uuid();
    write('visitor', visitor);
    return pageView();
  }

  function command(name, argument) {
    if (name === 'consent') {
      setConsent(argument);
    } else if (name === 'user') {
      user = argument;
    } else if (name === 'page_view') {
      lastUrl = null;
      pageView();
    } else {
      note(name, argument, true);
    }
  }

  function watchHistory(name) {
    const original = window.history[name];
    window.history[name] = function () {
      const result = original.apply(this, arguments);
      window.setTimeout(safe(pageView), 0); // the app's new title stands by then
      return result;
    };
  }

  safe(() => {
    const early = (window.footfall && window.footfall.q) || [];
    const listen = (target, type, action) =>
      target.addEventListener(type, safe(action), {capture: true, passive: true});
    window.footfall = safe(command);
    watchHistory('pushState');
    watchHistory('replaceState');
    listen(window, 'popstate', pageView);
    // A no in another tab holds in this one; a yes waits for the next page.
    listen(window, 'storage', (event) => {
      const told = event.key === PREFIX + 'consent' && read('consent');
      if (told && !told.analytics) {
        setConsent(told);
      }
    });
    listen(window, 'online', () => {
      retryMillis = 0;
      schedule(0);
    });
    listen(window, 'pagehide', sendLast);
    listen(window, 'pageshow', (event) => event.persisted && command('page_view')); // back, from the browser's memory
    listen(document, 'visibilitychange', () => document.visibilityState === 'hidden' && sendLast());
    ['pointermove', 'pointerdown', 'keydown', 'scroll'].forEach((type) => listen(document, type, () => { lastMove = Date.now(); }));
    listen(document, 'click', (event) => {
      const element = event.target.closest('[data-footfall]');
      if (element) {
        note(element.dataset.footfall, details(element), true);
      }
    });
    window.setInterval(safe(() => {
      if (document.visibilityState === 'visible' && Date.now() - lastMove < AWAY_MILLIS) {
        note('page_ping');
      }
    }), HEARTBEAT_MILLIS);
    const known = read('consent');
    if (known) {
      setConsent({analytics: known.analytics, marketing: settings.marketing ? settings.marketing === 'true' : known.marketing});
    }
    early.forEach((call) => command(call[0], call[1]));
    if (mayMeasure()) {
      schedule(0); // what an earlier page left behind
    }
  })();
})(window, document);
