using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>An answer of a provider, read to its end or to <see cref="MaxBody"/>.</summary>
/// <param name="Headers">The first value of each, names compared without case.</param>
/// <param name="IsWhole">False: the body was cut, by its end of connection or by its length.</param>
internal sealed record HttpAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body, bool IsWhole)
{
    public const int MaxBody = 256 * 1024;

    public bool IsSuccess => Status is >= 200 and < 300;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body as a JSON object; an undefined element when it is none.</summary>
    public JsonElement Json()
    {
        try
        {
            var root = JsonSerializer.Deserialize(Body, AnswerJson.Default.JsonElement);
            return root.ValueKind == JsonValueKind.Object ? root : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
