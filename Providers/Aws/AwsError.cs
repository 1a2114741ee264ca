using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>An answer that is an error, in any of the shapes that AWS' protocols have for one.</summary>
/// <param name="Type">For example <c>ThrottlingException</c>; null: it names none.</param>
/// <param name="Reason">The type in detail, for example <c>DESTINATION_PHONE_NUMBER_OPTED_OUT</c>.</param>
/// <param name="Fields">The names of the fields that are wrong.</param>
internal sealed record AwsError(string? Type, string? Reason, IReadOnlyList<string> Fields, string Message)
{
    public string Shown => string.Join(": ", new[] { Type, Reason, Message }.Where(part => !string.IsNullOrEmpty(part)));

    public static AwsError In(HttpAnswer answer)
    {
        var error = answer.Body.AsSpan().TrimStart().StartsWith("<") ? InXml(answer.Body) : InJson(answer);
        return error with { Type = Plain(answer.Header("x-amzn-ErrorType")) ?? error.Type };
    }

    private static AwsError InJson(HttpAnswer answer)
    {
        var json = answer.Json();
        // Of the query protocol, when it answers in JSON.
        var error = json.Member("Error") is { ValueKind: JsonValueKind.Object } inner ? inner : json;
        return new AwsError(
            Plain(error.Member("__type").Text() ?? error.Member("code").Text() ?? error.Member("Code").Text()),
            error.Member("Reason").Text() ?? error.Member("reason").Text(),
            [.. error.Member("Fields").Items().Select(field => field.Member("Name").Text()).OfType<string>()],
            error.Member("message").Text() ?? error.Member("Message").Text() ?? "");
    }

    private static AwsError InXml(string body)
    {
        var texts = AwsXml.Texts(body);
        return new AwsError(Plain(texts["Code"].FirstOrDefault()), null, [], texts["Message"].FirstOrDefault() ?? "");
    }

    /// <summary><c>com.amazonaws.sesv2#MessageRejected</c> and <c>MessageRejected:http://…</c> are <c>MessageRejected</c>.</summary>
    private static string? Plain(string? type)
    {
        var plain = type is null ? "" : type[(type.LastIndexOf('#') + 1)..].Split(':')[0].Trim();
        return plain.Length is > 0 and <= 100 ? plain : null;
    }
}
