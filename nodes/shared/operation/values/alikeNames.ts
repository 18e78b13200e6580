import type { IDataObject } from 'n8n-workflow';

/** Names without their case and separators: `xcomp_sec_prm_id` and `XcompSecPrmId` are the same. */
export function plainName(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The value under one of several names, whatever their case; undefined when none is there. */
export function valueOf(json: IDataObject, names: string[]): IDataObject[string] | undefined {
	const wanted = names.map(plainName);
	const key = wanted
		.map((name) => Object.keys(json).find((candidate) => plainName(candidate) === name))
		.find((found) => found !== undefined);
	return key === undefined ? undefined : json[key];
}
