using System.Text.Json;

namespace OrleansNotify.Running;

/// <summary>What the server said.</summary>
public sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Code => Json.GetProperty("code").GetString()!;

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    public void Is(int status, string body) => Assert.Equal((status, body), (Status, Body));

    /// <summary>A refusal as all of ours are.</summary>
    public void Refuses(int status, string code)
    {
        Assert.Equal((status, code), (Status, Code));
        Assert.False(string.IsNullOrEmpty(Json.GetProperty("requestId").GetString()));
        Assert.True(Body.Length < 4_096);
    }
}
