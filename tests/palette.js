// A picture of at most 256 colours out of any: those it has most of, each the mean of what rounds to it.
// Takes a PNG as base64; gives its width and height, the palette as [red, green, blue] and, as base64,
// one byte a pixel.
async (source) => {
  const image = new Image();
  image.src = `data:image/png;base64,${source}`;
  await image.decode();
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height);
  const drawing = canvas.getContext("2d");
  drawing.drawImage(image, 0, 0);
  const pixels = drawing.getImageData(0, 0, width, height).data;
  const round = (at) => ((pixels[at] >> 3) << 10) | ((pixels[at + 1] >> 3) << 5) | (pixels[at + 2] >> 3);
  const sums = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    const key = round(at);
    const sum = sums.get(key) || [0, 0, 0, 0];
    for (let part = 0; part < 3; part += 1) sum[part] += pixels[at + part];
    sum[3] += 1;
    sums.set(key, sum);
  }
  const mean = ([red, green, blue, count]) => [red, green, blue].map((it) => Math.round(it / count));
  const most = [...sums.values()].sort((one, other) => other[3] - one[3]).slice(0, 256);
  const palette = most.map(mean);
  const nearest = new Map();
  for (const [key, sum] of sums) {
    const colour = mean(sum);
    const far = (other) => other.reduce((total, it, part) => total + (it - colour[part]) ** 2, 0);
    let best = 0;
    palette.forEach((other, index) => { if (far(other) < far(palette[best])) best = index; });
    nearest.set(key, best);
  }
  const bytes = new Uint8Array(width * height);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = nearest.get(round(at * 4));
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { width, height, palette, pixels: btoa(text) };
}
