// The same as the main entry: nothing of it needs Node. Models, which are large, will be loaded apart here.
export * from './index.ts';
