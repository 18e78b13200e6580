import type { IDataObject } from 'n8n-workflow';

/** A row of the condition editor; which members count depends on the type. */
export interface SearchCondition {
	type?: string;
	field?: string;
	operator?: string;
	value?: unknown;
	endValue?: unknown;
	includeChildren?: boolean;
	includeNoSelection?: boolean;
	level?: unknown;
	includeTime?: boolean;
}

export type BuiltCondition =
	| { name: string; content: IDataObject; problem?: undefined }
	| { name?: undefined; problem: string };
