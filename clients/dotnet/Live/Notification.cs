using System.Text.Json;

namespace OrleansNotify.Client.Live;

/// <summary>A notification as it happened.</summary>
/// <param name="Position">Keep it and pass it as <see cref="LiveOptions.Since"/> to go on after this one, in another process, too.</param>
/// <param name="Body">What was published, with its <c>id</c>, <c>seq</c> and <c>sentAt</c>.</param>
public sealed record Notification(string Id, long Seq, DateTimeOffset SentAt, string Position, JsonElement Body)
{
    public string? Title => Text("title");

    public string? Message => Text("message");

    private string? Text(string name)
        => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
