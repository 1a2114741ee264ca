using System.Net;
using System.Text.Json;

namespace OrleansNotify.Client;

/// <summary>What the server refused, or that it could not be reached. <see cref="Code"/> is the contract; the message is for people.</summary>
public sealed class NotifyException : Exception
{
    public NotifyException(HttpStatusCode status, string code, string message, string? requestId = null, Exception? cause = null)
        : base(message, cause)
        => (Status, Code, RequestId) = (status, code, requestId);

    /// <summary>0: there was no answer.</summary>
    public HttpStatusCode Status { get; }

    public string Code { get; }

    /// <summary>Name it when you ask the operator.</summary>
    public string? RequestId { get; }

    internal static NotifyException Unreachable(Exception? cause) => new(0, "unreachable", "The server could not be reached.", null, cause);

    internal static async Task<NotifyException> Of(HttpResponseMessage response, CancellationToken cancellation)
    {
        var problem = Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        return new NotifyException(
            response.StatusCode, Text(problem, "code") ?? "refused",
            Text(problem, "title") ?? Text(problem, "error") ?? $"The server answered {(int)response.StatusCode}.", Text(problem, "requestId"));
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement problem, string name)
        => problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
