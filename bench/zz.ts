import { PromptFilter } from 'sallyport';
import { germanText, proseText } from './texts.ts';
const filter = new PromptFilter();
for (const [n, text] of [['en', proseText(900)], ['de', germanText(900)]] as const) {
for (let i = 0; i < 3000; i++) filter.check(text);
let best = 1e9;
for (let r = 0; r < 20; r++) {
const t = process.cpuUsage();
for (let i = 0; i < 500; i++) filter.check(text);
const u = process.cpuUsage(t);
best = Math.min(best, (u.user + u.system) / 500); }
console.log(n, best, 'us');
}
