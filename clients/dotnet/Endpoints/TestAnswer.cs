using System.Text.Json;

namespace OrleansNotify.Client.Endpoints;

/// <summary>What the receiver answered.</summary>
/// <param name="StatusCode">Null: it did not answer; <paramref name="Error"/> says why.</param>
/// <param name="Duration">Milliseconds.</param>
public sealed record TestAnswer(
    bool Succeeded, int? StatusCode, string? Error, long Duration, string RequestHead, string ResponseHead, string ResponseBody, bool IsBodyCut);

internal sealed record TestCommand(string? EventType, JsonElement? Payload);

internal sealed record ResumeCommand(bool? Skip, int? Rate);
