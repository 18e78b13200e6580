import type { ArcherContract, ArcherMethod, ArcherType } from '../../../sandbox/contract/types';

const types: Record<ArcherType, string> = {
	string: 'string',
	int: 'int',
	boolean: 'bool',
	decimal: 'decimal',
	base64Binary: 'byte[]',
};

/** What a method gives back; nobody reads it, the journal is what counts. */
const answers: Record<ArcherType, string> = {
	string: '""',
	int: '1',
	boolean: 'true',
	decimal: '1m',
	base64Binary: 'new byte[] { 65 }',
};

/**
 * C# of ASP.NET web services with the methods of the contract. Every method writes what the deserialiser handed to it into
 * the journal, and nothing else: what is right on the wire is left to the framework.
 */
export function asmxSource({ namespace, services }: ArcherContract): string {
	const classes = Object.entries(services).map(
		([name, { methods }]) => `
[WebService(Namespace = ${text(namespace)})]
[WebServiceBinding(ConformsTo = WsiProfiles.None)]
public class Stack_${name} : WebService {
${methods.map((method) => methodSource(method, namespace)).join('\n')}
}`,
	);
	return `using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Web.Services;
using System.Web.Services.Protocols;

public static class Journal {
	static readonly object Gate = new object();

	public static void Write(string method, params object[] pairs) {
		var line = new StringBuilder();
		line.Append("{\\"method\\":").Append(Quoted(method)).Append(",\\"received\\":{");
		for (var index = 0; index < pairs.Length; index += 2) {
			if (index > 0) line.Append(',');
			line.Append(Quoted((string) pairs[index])).Append(':').Append(Quoted(Shown(pairs[index + 1])));
		}
		line.Append("}}\\n");
		var file = Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "journal.jsonl");
		lock (Gate) File.AppendAllText(file, line.ToString(), new UTF8Encoding(false));
	}

	static string Shown(object value) {
		if (value == null) return null;
		if (value is bool) return (bool) value ? "true" : "false";
		if (value is byte[]) return Convert.ToBase64String((byte[]) value);
		return Convert.ToString(value, CultureInfo.InvariantCulture);
	}

	static string Quoted(string text) {
		if (text == null) return "null";
		var quoted = new StringBuilder("\\"");
		foreach (var character in text) {
			if (character == '"' || character == '\\\\') quoted.Append('\\\\').Append(character);
			else if (character < ' ' || character > '~') quoted.AppendFormat("\\\\u{0:x4}", (int) character);
			else quoted.Append(character);
		}
		return quoted.Append('"').ToString();
	}
}
${classes.join('\n')}
`;
}

function methodSource(
	{ name, params, returns, soapAction, namespace: own }: ArcherMethod,
	namespace: string,
): string {
	const requestNamespace = own ?? namespace;
	const parameters = params.map((parameter) => `${types[parameter.type]} @${parameter.name}`).join(', ');
	const pairs = params.map((parameter) => `, ${text(parameter.name)}, @${parameter.name}`).join('');
	return `	[WebMethod]
	[SoapDocumentMethod(Action = ${text(soapAction)}, RequestNamespace = ${text(requestNamespace)}, ResponseNamespace = ${text(requestNamespace)})]
	public ${types[returns.type]} ${name}(${parameters}) {
		Journal.Write(${text(name)}${pairs});
		return ${answers[returns.type]};
	}`;
}

function text(value: string): string {
	return JSON.stringify(value);
}
