/** How the REST interface of an installation is. */
export interface RestOptions {
	/** Open, or closed in one of the ways that installations close it: 403, 404, a sign-on page, a connection that is reset. */
	rest: 'open' | 'forbidden' | 'notFound' | 'page' | 'reset';
	/** Where it is: releases before 6.5 have it at `api`; both are still answered by some later ones. */
	restPrefix: 'platformapi' | 'api' | 'both';
	/** Which of the two ways to read get through: proxies stop the one or the other. */
	restVerbs: 'both' | 'override' | 'get';
	/** Parts that the account has no right to: `user`, `group`, `application`, `fielddefinition`, `content` and so on. */
	restDenied: string[];
}

export const defaultRestOptions: RestOptions = {
	rest: 'open',
	restPrefix: 'platformapi',
	restVerbs: 'both',
	restDenied: [],
};
