// Before the first paint, so that a dark page doesn't flash: the address wins over what was chosen before.
(() => {
  const named = new URLSearchParams(location.search).get('theme') || localStorage.getItem('footfall.theme');
  if (named === 'dark' || named === 'light') document.documentElement.dataset.theme = named;
})();
