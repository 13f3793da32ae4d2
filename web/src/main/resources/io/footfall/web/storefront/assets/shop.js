/* The banner that asks for consent, and what signing up adds. Everything else in the shop works without a script. */
(() => {
  'use strict';
  const banner = document.getElementById('consent');

  const isDecided = () => {
    try {
      return window.localStorage.getItem('footfall.consent') !== null;
    } catch (e) {
      return true; // nowhere to keep an answer: asking on every page would be a plague, and the answer is no
    }
  };

  // Who has told the browser need not tell us.
  const isSaidByBrowser = navigator.globalPrivacyControl === true || navigator.doNotTrack === '1';

  const decide = (isGiven) => {
    window.footfall('consent', {analytics: isGiven, marketing: document.querySelector('[data-marketing="true"]') !== null});
    banner.hidden = true;
    document.getElementById('main').focus({preventScroll: true});
  };

  banner.querySelectorAll('[data-consent]').forEach((button) =>
    button.addEventListener('click', () => decide(button.dataset.consent === 'yes')));
  document.getElementById('privacy').addEventListener('click', () => {
    banner.hidden = false;
    banner.querySelector('button').focus();
  });
  banner.hidden = isDecided() || isSaidByBrowser;
})();

/* Who signs up can be made offers for what he looked at, if he agreed to be counted. */
(() => {
  'use strict';
  const form = document.querySelector('form[action="/sign-up"]');
  if (form === null) {
    return;
  }
  form.addEventListener('submit', () => {
    try {
      form.elements.visitor.value = JSON.parse(window.localStorage.getItem('footfall.visitor')) || '';
      form.elements.time_zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
    } catch (e) {
      // nowhere to keep a visitor, so there is none
    }
  });
})();
