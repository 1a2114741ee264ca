using System.Text.Json.Nodes;

namespace OrleansNotify.Fuzz;

/// <summary>Values that break programs, and changes that break documents.</summary>
internal static class Hostile
{
    private static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1", "9223372036854775807", "9223372036854775808", "1e400", "NaN", "true", "null", "undefined", "*", "%", "_", "..", "../..",
        "\0", "a\0b", "\r\nX: y", "\t", "'", "\"", "\\", "' OR 1=1 --", "{{7*7}}", "${jndi:ldap://x}", "<script>", "__proto__", "constructor", "é", "e\u0301",
        "\u202e", "\ufeff", "\ud83d\ude00", "\ud800", "Ⓛⓞⓒⓐⓛ", "ﬃ", "İ", "K@x.org", "a@b", "a@b.com\r\nBcc: c@d", "\"a b\"@c.org", "2026-02-30T00:00:00Z",
        "2026-11-29T12:00:00", "2026-11-29T12:00:00.123456789+14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "PT5M", "00:00:00", "http://127.0.0.1/",
        "https://[::1]/", "https://user:pw@example.org/", "file:///etc/passwd", "https://example.org/\r\n", "order.*", "a..b", "evt_", "nk_alpha_", "alpha", "beta",
        "default", "-", "٣", "a,b", "a;b", "[]", "{}", "%00", "%zz",
    ];

    private static readonly string[] Nodes =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "9223372036854775808", "123456789012345678901234567890", "\"\"", "[]", "{}", "[null]", "[[[[[[]]]]]]", "\"\\u0000\"",
        "\"\\ud800\"", "{\"a\":{\"$in\":[1,2,3]}}", "{\"$or\":[]}", "{\"a\":{\"$not\":{\"a\":1}}}", "[1,\"a\",null,{}]", "{\"__proto__\":1}",
    ];

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('x', random.Next(1, 3_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next(1, 0xD7FF))),
        2 => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Texts[random.Next(Texts.Length)],
    };

    public static JsonNode? Node(Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return JsonValue.Create(Text(random));
            case 1:
                return new JsonArray([.. Enumerable.Range(0, random.Next(300)).Select(n => JsonValue.Create(n))]);
            default:
                try
                {
                    return JsonNode.Parse(Nodes[random.Next(Nodes.Length)]);
                }
                catch (System.Text.Json.JsonException)
                {
                    return null;
                }
        }
    }

    /// <summary>A copy with one member removed, replaced, added or renamed; or another document.</summary>
    public static JsonNode? Changed(JsonNode? body, Random random)
    {
        var copy = body?.DeepClone();
        if (copy is JsonArray { Count: > 0 } items && random.Next(2) == 0)
        {
            var at = random.Next(items.Count);
            items[at] = Changed(items[at], random);
        }
        else if (copy is JsonObject { Count: > 0 } members)
        {
            Change(members, random);
        }
        else
        {
            copy = Node(random);
        }

        return copy;
    }

    private static void Change(JsonObject members, Random random)
    {
        var name = members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(6))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[Text(random)] = Node(random);
                break;
            case 2 when members[name] is JsonObject or JsonArray:
                members[name] = Changed(members[name], random);
                break;
            default:
                members[name] = random.Next(2) == 0 ? JsonValue.Create(Text(random)) : Node(random);
                break;
        }
    }
}
