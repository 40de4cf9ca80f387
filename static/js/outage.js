/* The portal is away: look every ten seconds whether it is back, and only then load the page anew. */

const SECONDS = 10;

const look = async () => {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer && answer.status !== 503) location.assign(location.href);
};

setInterval(look, SECONDS * 1000);
