// Keys that every page knows; without this file everything still works by links and forms.
"use strict";
(() => {
  const typing = (el) => el instanceof HTMLElement && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) && !/^(checkbox|radio|submit|button)$/.test(el.type));
  const rows = () => [...document.querySelectorAll("#queue tbody tr:not(.band)")];
  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const on = all.findIndex((row) => row.classList.contains("on"));
    const to = all[Math.max(0, Math.min(all.length - 1, on + step))];
    all.forEach((row) => row.classList.toggle("on", row === to));
    (to.querySelector("th a") || to).focus();
  };
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: () => document.querySelector("#queue tr.on input[type=checkbox]")?.click(),
    "?": () => { location.href = "/help/keys"; },
    "/": () => document.querySelector(".search input")?.focus(),
  };
  const menus = () => [...document.querySelectorAll("details.choose[open]")];
  const close = (menu) => { menu.open = false; };
  // One menu at a time, and none that stays in the way.
  document.addEventListener("click", (event) => menus().filter((menu) => !menu.contains(event.target)).forEach(close));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menus().forEach((menu) => { close(menu); menu.querySelector("summary").focus(); });
      if (typing(event.target)) event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  // Where something is still being done, the page is shown again once it is finished.
  const look = async () => {
    const page = await (await fetch(location.href)).text();
    if (page.includes(" data-refresh")) setTimeout(look, 2000);
    else location.reload();
  };
  if (document.querySelector("[data-refresh]")) setTimeout(look, 2000);
})();
