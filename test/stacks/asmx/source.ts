import type { ArcherContract, ArcherMethod, ArcherType } from '../../../sandbox/contract/types';

const types: Record<ArcherType, string> = {
	string: 'string',
	int: 'int',
	boolean: 'bool',
	decimal: 'decimal',
	base64Binary: 'byte[]',
};

/** What a method gives back: what a test has laid down for it, and otherwise something of the type. */
const answers: Record<ArcherType, (method: string) => string> = {
	string: (method) => `Answer.Of(${method}, "")`,
	int: (method) => `int.Parse(Answer.Of(${method}, "1"), CultureInfo.InvariantCulture)`,
	boolean: (method) => `Answer.Of(${method}, "true") == "true"`,
	decimal: (method) => `decimal.Parse(Answer.Of(${method}, "1"), CultureInfo.InvariantCulture)`,
	base64Binary: (method) => `Convert.FromBase64String(Answer.Of(${method}, "QQ=="))`,
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

public static class Answer {
	public static string Of(string method, string otherwise) {
		var file = Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "answers", method);
		if (!File.Exists(file)) return otherwise;
		var text = File.ReadAllText(file, Encoding.UTF8);
		if (text.StartsWith("throw ")) throw new InvalidOperationException(text.Substring(6));
		return text.Replace("{fresh}", Guid.NewGuid().ToString("N").ToUpperInvariant());
	}
}

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
		return ${answers[returns.type](text(name))};
	}`;
}

function text(value: string): string {
	return JSON.stringify(value);
}
