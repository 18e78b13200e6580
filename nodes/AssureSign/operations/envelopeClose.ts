import type { OperationSpec } from '../../shared/operation/spec';
import { accountOption, envelopeIdField, envelopePair, warningsField } from './common';
import { inBackground, lookUpSession } from './session';
import { backgroundSpec, processingOptions } from './submission';

const close: OperationSpec = {
	resource: 'envelope',
	name: 'Close',
	value: 'close',
	action: 'Close envelope',
	description: 'Start signing of the documents in an envelope; none can be added afterwards',
	effect: 'write',
	properties: [...envelopePair('Request'), ...processingOptions, accountOption('Request')],
	soap: { service: 'Envelopes', element: 'CloseEnvelope', fromCredential: ['Request/@ContextIdentifier'] },
	result: { cardinality: 'one', path: 'CloseEnvelopeResult', fields: [envelopeIdField, warningsField] },
};

const background = backgroundSpec(close, 'AsyncCloseEnvelope', 'Close and get a session at once');

/** Files are parsed only when the envelope is closed: many of them can take longer than a request may (docs/quirks/assureSign.md, quirk 9). */
export const closeEnvelope: OperationSpec = {
	...close,
	steps: [background, lookUpSession],
	run: async (context) => {
		const { processing, envelopeId } = context.values;
		if (processing !== 'wait' && processing !== 'session') return await context.send();
		const outcome = await inBackground(context, background, (session) => [
			{ json: { closed: true, sessionId: session.sessionId, finished: true, warnings: session.warnings } },
		]);
		if (outcome.failure) return outcome;
		return {
			items: outcome.items.map(({ json }) => ({ json: { envelopeId: String(envelopeId), ...json } })),
		};
	},
	finish: (items) => items.map((json) => ({ json: { closed: true, ...json } })),
};
