/*
 * Footfall's tracker: tells a shop's collector what its visitors do. No dependencies.
 *
 *   <script src="/tracker.js" data-collector="https://collector.example/v1/clicks" defer></script>
 *
 *   footfall('consent', {analytics: true, marketing: false})   nothing is stored or sent before this
 *   footfall('add_to_cart', {product: {...}})                  any event of the click contract
 *   footfall('page_view')                                      sent by itself, also when a single-page app moves on
 *   <button data-footfall="add_to_cart" data-footfall-product='{"id":"42"}'>   the same without a line of script
 *
 * What has been noted leaves in batches, survives a lost network and a closed page, and keeps its event id however often it is
 * sent, so that the pipeline can drop what arrives twice. Nothing that goes wrong in here reaches the page.
 */
(function (window, document) {
  'use strict';

  var navigator = window.navigator;
  var script = document.currentScript || {dataset: {}};
  var collector = script.dataset.collector || '/v1/clicks';
  var MOST_IN_A_BATCH = 20;
  var MOST_IN_THE_QUEUE = 500;
  var MOST_BYTES_OF_A_BEACON = 60000;
  var BATCH_MILLIS = 1000;
  var HEARTBEAT_MILLIS = 10000;
  var FIRST_RETRY_MILLIS = 1000;
  var LONGEST_RETRY_MILLIS = 60000;

  var consent = null;
  var visitor = null;
  var user;
  var queue = [];
  var isSending = false;
  var retryMillis = 0;
  var timer = 0;
  var lastUrl = null;
  var referrer = document.referrer;

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

  function read(key) {
    try {
      return JSON.parse(window.localStorage.getItem('footfall.' + key));
    } catch (e) {
      return null;
    }
  }

  function write(key, value) {
    try {
      window.localStorage.setItem('footfall.' + key, JSON.stringify(value));
    } catch (e) {
      // A full or forbidden storage: this page's memory has to do.
    }
  }

  function forget() {
    try {
      ['visitor', 'queue'].forEach(function (key) { window.localStorage.removeItem('footfall.' + key); });
    } catch (e) {
      // Nothing was stored, then.
    }
  }

  function uuid() {
    if (window.crypto.randomUUID) {
      return window.crypto.randomUUID();
    }
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var hex = Array.prototype.map.call(bytes, function (b) { return (b + 256).toString(16).slice(1); }).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  }

  /** What the browser says for its owner outranks what the shop's banner says. */
  function isRefusedByBrowser() {
    return navigator.globalPrivacyControl === true || navigator.doNotTrack === '1' || window.doNotTrack === '1';
  }

  function mayMeasure() {
    return consent !== null && consent.analytics && !isRefusedByBrowser();
  }

  function note(type, details) {
    if (!mayMeasure()) {
      return;
    }
    var click = {
      schema_version: 1,
      event_id: uuid(),
      event_type: type,
      occurred_at: Date.now(),
      visitor_id: visitor,
      page: {url: window.location.href, title: document.title, referrer: referrer || undefined},
      screen: window.screen.width + 'x' + window.screen.height,
      consent: consent
    };
    if (user) {
      click.user_id = user;
    }
    Object.keys(details || {}).forEach(function (key) { click[key] = details[key]; });
    queue.push(click);
    // The oldest go first: a visitor who was away for days comes back with his latest clicks.
    queue.splice(0, queue.length - MOST_IN_THE_QUEUE);
    write('queue', queue);
    schedule(queue.length >= MOST_IN_A_BATCH ? 0 : BATCH_MILLIS);
  }

  function schedule(millis) {
    if (!timer && !isSending) {
      timer = window.setTimeout(safe(send), Math.max(millis, retryMillis));
    }
  }

  function body(clicks) {
    return JSON.stringify({sent_at: Date.now(), clicks: clicks});
  }

  function send() {
    timer = 0;
    if (isSending || !queue.length || !mayMeasure()) {
      return;
    }
    if (navigator.onLine === false) {
      return; // the 'online' event wakes it
    }
    var batch = queue.slice(0, MOST_IN_A_BATCH);
    isSending = true;
    window
      .fetch(collector, {method: 'POST', body: body(batch), keepalive: true, credentials: 'omit',
        headers: {'Content-Type': 'text/plain'}})
      .then(function (response) {
        // What the collector will never take (4xx) is given up; what it can't take now is kept.
        var isOver = response.ok || (response.status >= 400 && response.status < 500 && response.status !== 429);
        settle(batch, isOver);
      }, function () { settle(batch, false); })
      .catch(function () {});
  }

  function settle(batch, isOver) {
    isSending = false;
    if (isOver) {
      drop(batch);
      retryMillis = 0;
    } else {
      retryMillis = Math.min(LONGEST_RETRY_MILLIS, Math.max(FIRST_RETRY_MILLIS, retryMillis * 2));
    }
    if (queue.length) {
      schedule(isOver && queue.length < MOST_IN_A_BATCH ? BATCH_MILLIS : 0);
    }
  }

  function drop(batch) {
    var ids = {};
    batch.forEach(function (click) { ids[click.event_id] = true; });
    queue = queue.filter(function (click) { return !ids[click.event_id]; });
    write('queue', queue);
  }

  /**
   * The page goes: a beacon outlives it. Nobody learns whether it arrived, so what it carries stays in the queue and the next
   * page sends it again, under the same ids. Few do: a batch leaves a second after its first click.
   */
  function sendLast() {
    if (queue.length && mayMeasure() && navigator.sendBeacon) {
      var text = body(queue.slice(0, MOST_IN_A_BATCH));
      if (text.length < MOST_BYTES_OF_A_BEACON) {
        navigator.sendBeacon(collector, text);
      }
    }
  }

  function pageView() {
    if (window.location.href === lastUrl) {
      return;
    }
    if (lastUrl !== null) {
      referrer = lastUrl;
    }
    lastUrl = window.location.href;
    var declared = document.querySelector('[data-footfall-page]');
    note((declared && declared.getAttribute('data-footfall-page')) || 'page_view', declared ? details(declared) : {});
  }

  /** {@code data-footfall-product='{..}'} becomes {product: {..}}. */
  function details(element) {
    var found = {};
    ['product', 'order', 'search_term'].forEach(function (name) {
      var value = element.getAttribute('data-footfall-' + name.replace('_', '-'));
      if (value !== null) {
        found[name] = name === 'search_term' ? value : JSON.parse(value);
      }
    });
    return found;
  }

  function setConsent(given) {
    consent = {analytics: !!(given && given.analytics), marketing: !!(given && given.marketing)};
    write('consent', consent);
    if (!mayMeasure()) {
      forget();
      queue = [];
      visitor = null;
      return;
    }
    visitor = visitor || read('visitor') || uuid();
    write('visitor', visitor);
    pageView();
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
      note(name, argument);
    }
  }

  function watchHistory(name) {
    var original = window.history[name];
    window.history[name] = function () {
      var result = original.apply(this, arguments);
      window.setTimeout(safe(pageView), 0);
      return result;
    };
  }

  safe(function () {
    var waiting = (window.footfall && window.footfall.q) || [];
    window.footfall = safe(command);
    queue = read('queue') || [];
    watchHistory('pushState');
    watchHistory('replaceState');
    window.addEventListener('popstate', safe(pageView));
    window.addEventListener('online', safe(function () { retryMillis = 0; schedule(0); }));
    window.addEventListener('pagehide', safe(sendLast));
    document.addEventListener('visibilitychange', safe(function () {
      if (document.visibilityState === 'hidden') {
        sendLast();
      }
    }));
    document.addEventListener('click', safe(function (event) {
      var element = event.target.closest && event.target.closest('[data-footfall]');
      if (element) {
        note(element.getAttribute('data-footfall'), details(element));
      }
    }), true);
    window.setInterval(safe(function () {
      if (document.visibilityState === 'visible') {
        note('page_ping');
      }
    }), HEARTBEAT_MILLIS);
    if (read('consent')) {
      setConsent(read('consent'));
    }
    waiting.forEach(function (call) { command(call[0], call[1]); });
  })();
})(window, document);
