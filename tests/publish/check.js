// node check.js vtt|srt|chapters|transcript|timeline FILE: exit status 1, and what is wrong, when FILE is not valid.
'use strict';
const fs = require('fs'), path = require('path');
const [, , kind, file] = process.argv, text = fs.readFileSync(file, 'utf8');
const number = { type: 'number', minimum: 0 }, string = { type: 'string', minLength: 1 };

// Podcasting 2.0: jsonChapters.md and transcripts.md of the podcast namespace, as JSON schemas.
const schemas = {
  chapters: { type: 'object', required: ['version', 'chapters'], additionalProperties: false, properties: {
    version: { const: '1.2.0' }, author: string, title: string, podcastName: string, description: string, fileName: string,
    chapters: { type: 'array', minItems: 1, items: { type: 'object', required: ['startTime'], additionalProperties: false,
      properties: { startTime: number, endTime: number, title: string, img: string, url: string, toc: { type: 'boolean' } } } } } },
  transcript: { type: 'object', required: ['version', 'segments'], additionalProperties: false, properties: {
    version: { const: '1.0.0' },
    segments: { type: 'array', minItems: 1, items: { type: 'object', required: ['startTime', 'body'], additionalProperties: false,
      properties: { speaker: string, startTime: number, endTime: number, body: string } } } } },
};

let errors;
if (kind === 'vtt') {
  const { WebVTTParser } = require('webvtt-parser');
  errors = new WebVTTParser().parse(text, 'subtitles').errors;
} else if (kind === 'srt') {
  errors = (require('srt-validator').default || require('srt-validator'))(text);
} else {
  const Ajv = require('ajv/dist/2020').default;
  const schema = kind === 'timeline'
    ? JSON.parse(fs.readFileSync(path.join(__dirname, '../../src/publish/timeline.schema.json'), 'utf8')) : schemas[kind];
  const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(schema);
  errors = validate(JSON.parse(text)) ? [] : validate.errors;
}
for (const error of errors) console.log('# ' + JSON.stringify(error).slice(0, 300));
process.exit(errors.length ? 1 : 0);
