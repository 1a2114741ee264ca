namespace OrleansNotify.Client.Live;

public sealed record LiveOptions
{
    /// <summary>Go on after the notification of this position. Default: what comes from now on.</summary>
    public string? Since { get; init; }

    /// <summary>The connection has been made, also again; how many notifications are unread.</summary>
    public Action<long>? OnConnected { get; init; }

    /// <summary>The position is older than what is kept: read the inbox.</summary>
    public Action? OnReset { get; init; }

    /// <summary>The person read, dismissed or archived something, on this or another device.</summary>
    public Action<InboxSignal>? OnInbox { get; init; }

    /// <summary>Silence after which a connection is taken for dead. The server says something every 15 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);
}

public sealed record InboxSignal(long Seq, long Unread, long Version, long? ReadUpTo);

internal sealed record LogPosition(long Seq, string Epoch, long Unread);
