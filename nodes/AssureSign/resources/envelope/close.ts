import type { Operation } from '../../../shared/operation/spec';
import { accountOption, envelopeIdField, envelopePair, warningsField } from '../../values';
import { envelopeOfSession, withBackground } from '../../content/sessions';
import { processingOptions } from '../../content/submission';

/** Files are parsed only when the envelope is closed: many of them can take longer than a request may (docs/quirks/assureSign.md, quirk 9). */
export const closeEnvelope: Operation = withBackground(
	{
		name: 'Close',
		value: 'close',
		action: 'Close envelope and start signing',
		description: 'Start signing of the documents in an envelope; none can be added afterwards',
		effect: 'write',
		warning: 'Starts signing at once. No document can be added afterwards.',
		fields: [...envelopePair('Request'), ...processingOptions, accountOption('Request')],
		element: 'CloseEnvelope',
		fromCredential: ['Request/@ContextIdentifier'],
		answer: { done: { closed: true }, gives: [envelopeIdField, warningsField] },
	},
	{ element: 'AsyncCloseEnvelope', ask: envelopeOfSession, repeats: ['envelopeId'] },
);
