using System.Globalization;
using System.Text.Json;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.Live;

/// <summary>Where a listener is in the log, over all its connections.</summary>
internal sealed class LivePlace(LiveOptions options)
{
    private long _seq = SeqOf(options.Since);

    /// <summary>Null until the first connection.</summary>
    public string? Position { get; private set; } = options.Since;

    public TimeSpan Patience => options.Patience;

    /// <summary>Null: nothing that the listener has not had.</summary>
    public Notification? Hear(string name, string data)
    {
        switch (name)
        {
            case "welcome":
                var welcome = JsonSerializer.Deserialize(data, NotifyJson.Default.LogPosition)!;
                if (Position is null)
                {
                    MoveTo(welcome);
                }

                options.OnConnected?.Invoke(welcome.Unread);
                return null;
            case "reset":
                MoveTo(JsonSerializer.Deserialize(data, NotifyJson.Default.LogPosition)!);
                options.OnReset?.Invoke();
                return null;
            case "inbox":
                options.OnInbox?.Invoke(JsonSerializer.Deserialize(data, NotifyJson.Default.InboxSignal)!);
                return null;
            case "notification":
                return Take(JsonElement.Parse(data));
            default:
                return null;
        }
    }

    private Notification? Take(JsonElement body)
    {
        var seq = body.GetProperty("seq").GetInt64();
        // What came over the connection before this one and was on its way again.
        if (seq <= _seq)
        {
            return null;
        }

        MoveTo(new LogPosition(seq, Position![..Position!.LastIndexOf(':')], 0));
        return new Notification(body.GetProperty("id").GetString()!, seq, body.GetProperty("sentAt").GetDateTimeOffset(), Position!, body);
    }

    private void MoveTo(LogPosition position)
    {
        _seq = position.Seq;
        Position = string.Create(CultureInfo.InvariantCulture, $"{position.Epoch}:{position.Seq}");
    }

    private static long SeqOf(string? position)
        => position is null ? 0
            : long.TryParse(position.AsSpan(position.LastIndexOf(':') + 1), CultureInfo.InvariantCulture, out var seq) && position.Contains(':', StringComparison.Ordinal) ? seq
            : throw new FormatException("A position is what a notification has as its Position.");
}
