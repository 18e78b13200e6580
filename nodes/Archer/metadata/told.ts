import type { IDataObject } from 'n8n-workflow';
import type { Dialect } from '../../shared/operation/dialect';
import type { OperationContext, OperationOutcome } from '../../shared/operation/spec';
import { textOf } from '../content/given';
import { metadataOf } from './metadata';
import type { FieldDefinition, Known } from './model';
import { fieldCalled } from './names';

/** What the operations on metadata give out: each list with the stable words of its output fields. */

const applicationIn = ({ values }: OperationContext) => Number(textOf(values.moduleId));

export const told: NonNullable<Dialect['tells']> = {
	applications: async (context) =>
		listed(await metadataOf(context).applications(), ({ id, ...rest }) => ({ applicationId: id, ...rest })),

	levels: async (context) =>
		listed(await metadataOf(context).levels(applicationIn(context)), ({ id, ...rest }) => ({
			levelId: id,
			...rest,
		})),

	fields: async (context) => {
		const levelId = Number(textOf(context.values.levelId)) || undefined;
		const fields = await metadataOf(context).fields(applicationIn(context));
		if (fields.failure) return { failure: fields.failure };
		const found = fields.found.filter((field) => levelId === undefined || field.levelId === levelId);
		return listed({ found }, ({ id, readOnly, ...rest }) => ({
			fieldId: id,
			...rest,
			...readOnlyMark(rest, readOnly),
		}));
	},

	values: async (context) => {
		const metadata = metadataOf(context);
		const field = await fieldCalled(metadata, applicationIn(context), context.values.fieldId, 'Field');
		if (field.failure) return { failure: field.failure };
		return listed(await metadata.values(field.found), ({ id, ...rest }) => ({
			valuesListValueId: id,
			...rest,
		}));
	},
};

/** Of a field that REST has not told of, it is known only where its type decides it. */
function readOnlyMark({ isRequired }: Partial<FieldDefinition>, readOnly: string | undefined): object {
	if (readOnly !== undefined) return { isReadOnly: true, whyReadOnly: readOnly };
	return isRequired === undefined ? {} : { isReadOnly: false };
}

function listed<Entry>(known: Known<Entry[]>, json: (entry: Entry) => object): OperationOutcome {
	return known.failure
		? { failure: known.failure }
		: { items: known.found.map((entry) => ({ json: json(entry) as IDataObject })) };
}
