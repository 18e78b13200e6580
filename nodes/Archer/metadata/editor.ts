import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { askFromEditor } from '../../shared/n8n/listSearch';
import { textOf } from '../content/given';
import { applicationLocator } from '../locating/applicationLocator';
import { archerDialect } from '../dialect';
import type { OperationContext, PropertySpec } from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import { metadataOf } from './metadata';
import type { FieldDefinition, Known, Metadata } from './model';
import { levelPicker } from './locators';

/** What the lists of the editor ask for: with the application and level that are chosen in the same node. */

export interface Asked {
	metadata: Metadata;
	/** The operation's context, for lists that call methods of their own. */
	context: OperationContext;
}

export interface AskedOfApplication extends Asked {
	applicationId: number;
	levelId?: number;
}

export async function ask<Found>(
	editor: ILoadOptionsFunctions,
	find: (asked: Asked) => Promise<Known<Found>>,
): Promise<Found> {
	return await askFromEditor<Found>(
		editor,
		archerDialect,
		{ fields: [], values: {} },
		async (context) => await find({ metadata: metadataOf(context), context }),
	);
}

/** Operations call the application by different names. */
const applicationNames = ['moduleId', 'application', 'subformModuleId'];

export async function askOfApplication<Found>(
	editor: ILoadOptionsFunctions,
	find: (asked: AskedOfApplication) => Promise<Known<Found>>,
): Promise<Found> {
	const moduleId = firstGiven(editor, applicationNames);
	const levelId = firstGiven(editor, ['levelId', 'options.levelId', 'filters.levelId']);
	const values = { moduleId, levelId: isExpression(levelId) ? undefined : levelId };
	return await askFromEditor<Found>(
		editor,
		archerDialect,
		{ fields: [application, level], values },
		async (context) => {
			if (moduleId === undefined)
				return missing("Choose an application first: the list is the application's");
			if (isExpression(moduleId)) {
				return missing('The application comes from an expression, so its lists are not known in the editor');
			}
			return await find({
				context,
				metadata: metadataOf(context),
				applicationId: Number(textOf(context.values.moduleId)),
				levelId: Number(textOf(context.values.levelId)) || undefined,
			});
		},
	);
}

/** Whether there is an application to ask for: none of an expression is known here. */
export function isChosen(editor: ILoadOptionsFunctions): boolean {
	const given = firstGiven(editor, applicationNames);
	return given !== undefined && !isExpression(given);
}

const application: PropertySpec = { ...applicationLocator, name: 'moduleId' };
const level: PropertySpec = levelPicker('moduleId');

function missing(message: string): { failure: ReturnType<typeof parameterFailure> } {
	return {
		failure: parameterFailure(
			application.displayName,
			message,
			'Choose the application from its list, or give what you look for by name or ID.',
		),
	};
}

function firstGiven(editor: ILoadOptionsFunctions, names: string[]): unknown {
	return names
		.map((name) => editor.getCurrentNodeParameter(name) as unknown)
		.find((given) => plainOf(given) !== '');
}

function plainOf(given: unknown): string {
	return textOf(typeof given === 'object' && given !== null ? (given as { value?: unknown }).value : given);
}

const isExpression = (given: unknown) => plainOf(given).startsWith('=');

/** Of the chosen level, where one is. */
export async function fieldsOf({
	metadata,
	applicationId,
	levelId,
}: AskedOfApplication): Promise<Known<FieldDefinition[]>> {
	const fields = await metadata.fields(applicationId);
	return fields.failure || levelId === undefined
		? fields
		: { found: fields.found.filter((field) => field.levelId === undefined || field.levelId === levelId) };
}
