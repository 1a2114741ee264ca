using System.Text;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fuzz;

/// <summary>The next request. Half of them are nearly right: what is wrong everywhere is refused at the first check.</summary>
internal sealed class RequestMaker(IReadOnlyList<Operation> operations, Func<CredentialSet> credentials, KnownIds ids)
{
    private static readonly string[] ContentTypes =
        ["application/json", "application/json", "application/json", "application/json; charset=utf-8", "application/json; charset=bogus", "text/plain", "application/merge-patch+json", "application/x-www-form-urlencoded", "x"];

    private static readonly string[] Headers =
        ["Idempotency-Key", "x-tenant-id", "Last-Event-ID", "If-Match", "If-None-Match", "Origin", "Range", "Content-Encoding", "Accept", "Accept-Encoding", "webhook-id", "webhook-timestamp", "webhook-signature", "svix-id", "X-Webhook-Signature", "OrleansNotify-Hops", "traceparent", "X-Forwarded-For"];

    public FuzzRequest Next(Random random)
    {
        var operation = operations[random.Next(operations.Count)];
        var isNearlyRight = random.Next(2) == 0;
        var body = operation.HasBody || random.Next(20) == 0 ? BodyOf(operation, isNearlyRight, random) : null;
        return new FuzzRequest(
            random.Next(50) == 0 ? "OPTIONS" : operation.Method,
            PathOf(operation, isNearlyRight, random) + QueryOf(operation, isNearlyRight, random),
            [.. HeadersOf(random)],
            body,
            body is null ? null : ContentTypes[isNearlyRight ? 0 : random.Next(ContentTypes.Length)],
            credentials().Any(random));
    }

    private string PathOf(Operation operation, bool isNearlyRight, Random random)
    {
        var words = operation.Path.Split('/').Select(word => !word.StartsWith('{') ? word : Escaped(Value(word.Trim('{', '}'), isNearlyRight, random)));
        var prefix = operation.IsOfTenants && random.Next(3) == 0 ? $"/t/{Escaped(random.Next(4) == 0 ? Hostile.Text(random) : random.Next(2) == 0 ? "alpha" : "beta")}" : "";
        return prefix + string.Join('/', words);
    }

    private string QueryOf(Operation operation, bool isNearlyRight, Random random)
    {
        var query = new StringBuilder();
        foreach (var name in operation.Query.Where(_ => random.Next(3) == 0))
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Escaped(Value(name, isNearlyRight, random)));
            if (random.Next(30) == 0)
            {
                query.Append('&').Append(name).Append('=').Append(Escaped(Hostile.Text(random)));
            }
        }

        return query.ToString();
    }

    private string Value(string name, bool isNearlyRight, Random random) => isNearlyRight || random.Next(3) > 0 ? ids.Any(name, random) ?? Hostile.Text(random) : Hostile.Text(random);

    private static byte[] BodyOf(Operation operation, bool isNearlyRight, Random random)
    {
        var body = operation.Example;
        for (var changes = isNearlyRight ? random.Next(2) : random.Next(1, 4); changes > 0; changes--)
        {
            body = Hostile.Changed(body, random);
        }

        var bytes = Encoding.UTF8.GetBytes(Text(body));
        return !isNearlyRight && random.Next(4) == 0 ? bytes.Garbled(random) : bytes;
    }

    // A lone surrogate has no JSON text of its own.
    private static string Text(JsonNode? body)
    {
        try
        {
            return body?.ToJsonString() ?? "null";
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return "\"\\ud800\"";
        }
    }

    private static IEnumerable<(string, string)> HeadersOf(Random random)
    {
        for (var n = random.Next(4) == 0 ? random.Next(1, 3) : 0; n > 0; n--)
        {
            yield return (Headers[random.Next(Headers.Length)], new string([.. Hostile.Text(random).Where(letter => letter is >= ' ' and < '\u007f')]));
        }
    }

    private static string Escaped(string text)
    {
        try
        {
            return text is "%00" or "%zz" ? text : Uri.EscapeDataString(text);
        }
        catch (UriFormatException)
        {
            return "%ed%a0%80";
        }
    }
}
