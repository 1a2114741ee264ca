namespace OrleansNotify.Channels;

/// <summary>Messages that the <c>capture</c> provider kept instead of sending: for development only.</summary>
public interface ICapturedMailStore
{
    /// <summary>Keeps the newest 1,000.</summary>
    Task Add(CapturedMail mail, CancellationToken cancellation);

    /// <summary>Oldest first; <paramref name="to"/> compared without case; null: all.</summary>
    Task<IReadOnlyList<CapturedMail>> List(string? to, string? channel, CancellationToken cancellation);
}
