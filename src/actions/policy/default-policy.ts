import { SINK_CLASSES } from '../sinks/sink-class.ts';
import type { ActionPolicy } from './action-policy.ts';

/** The policy that ships: what only a text from outside wants is asked about or blocked, what the user asked for goes on. */
export const DEFAULT_ACTION_POLICY: ActionPolicy = {
  name: 'default',
  fallback: 'allow',
  rules: [
    {
      id: 'actions/hijacked-destination',
      when: {
        classes: SINK_CLASSES,
        value: { parts: ['destination', 'credential', 'command'], standings: ['hijacked'] },
      },
      effect: 'block',
    },
    { id: 'actions/hijacked-value', when: { value: { standings: ['hijacked'] } }, effect: 'ask' },
    { id: 'actions/hijacked-tool', when: { namedByHijack: true, asked: false }, effect: 'ask' },
    { id: 'actions/partial', when: { classes: [...SINK_CLASSES, 'unknown'], partial: true }, effect: 'ask' },
    { id: 'actions/not-asked', when: { classes: SINK_CLASSES, asked: false }, effect: 'ask' },
    {
      id: 'actions/urged-only',
      when: { classes: ['book', 'write-local', 'unknown'], asked: false, urged: 'hijacked' },
      effect: 'ask',
    },
    {
      id: 'actions/urged-value',
      when: {
        classes: [...SINK_CLASSES, 'book', 'write-local'],
        urged: 'hijacked',
        value: { standings: ['related', 'found'], inHijack: true },
      },
      effect: 'ask',
    },
    {
      id: 'actions/ordered-value',
      when: { classes: [...SINK_CLASSES, 'book', 'write-local'], delegated: false, value: { standings: ['ordered'] } },
      effect: 'ask',
    },
    {
      id: 'actions/ordered-destination',
      when: {
        classes: ['send', 'pay', 'share', 'invite', 'publish'],
        hasOwnDestination: true,
        value: { parts: ['destination'], standings: ['ordered'] },
      },
      effect: 'ask',
    },
    {
      id: 'actions/other-tools-data',
      when: {
        classes: ['send', 'publish', 'share'],
        value: { parts: ['destination'], standings: ['ordered', 'hijacked'], carriesOtherTools: true },
      },
      effect: 'block',
    },
  ],
};
