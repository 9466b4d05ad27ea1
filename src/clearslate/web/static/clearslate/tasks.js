// Keys of the list of tasks: the panel follows the row, enter opens its page, a and q answer.
"use strict";
(() => {
  const row = () => document.querySelector("#queue tr.on");
  const typing = (el) => el instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test(el.tagName) && el.type !== "checkbox";
  const link = () => row()?.querySelector("th a[hx-get]");
  // Held down, j goes through rows faster than panels come: the row where it rests is asked for,
  // and once more where the answer for another came last.
  let resting;
  const follow = () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      link()?.click();
      resting = setTimeout(() => { if (!shown()) link()?.click(); }, 600);
    }, 120);
  };
  // While the panel of a row is on its way, the one before it answers to no key.
  const taskOf = (address) => new URL(address).searchParams.get("task");
  const first = link() ? taskOf(link().href) : null;
  const shown = () => link() && taskOf(link().href) === (taskOf(location.href) ?? first);
  const open = (selector) => {
    if (!shown()) return false;
    const found = document.querySelector(selector);
    if (!found) return false;
    if (found instanceof HTMLDetailsElement) { found.open = true; found.querySelector("textarea")?.focus(); }
    else found.focus();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") follow();
    else if (event.key === "Enter" && row()?.contains(event.target) && row().dataset.page) {
      event.preventDefault();
      location.href = row().dataset.page;
    } else if (event.key === "a" && open("#panel #field-conditions, #panel #approve")) event.preventDefault();
    else if (event.key === "q" && open("#panel #ask")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const to = event.target instanceof Element && event.target.closest("#queue th a[hx-get]");
    if (!to) return;
    // Where the panel stands far below the list, the page of the use is what was meant.
    const page = to.closest("tr").dataset.page;
    if (page && event.isTrusted && !event.ctrlKey && !event.metaKey && matchMedia("(max-width: 64rem)").matches) {
      event.preventDefault();
      event.stopPropagation();
      location.href = page;
      return;
    }
    document.querySelectorAll("#queue tr").forEach((each) => each.classList.toggle("on", each.contains(to)));
    document.querySelectorAll("#queue [aria-current]").forEach((each) => each.removeAttribute("aria-current"));
    to.setAttribute("aria-current", "true");
  }, true);
})();
