namespace OrleansNotify.Channels;

/// <summary>Mail that its provider has not taken yet.</summary>
public interface IWaitingMailStore
{
    Task<IReadOnlyList<WaitingMail>> List(string tenant, string channel, CancellationToken cancellation);

    /// <summary>All or none. A mail whose id waits already stays as it is.</summary>
    /// <param name="mails">With their content, sealed by the caller: it holds sign-in codes.</param>
    Task Add(
        string tenant, string channel, IReadOnlyList<(WaitingMail Mail, byte[] Sealed)> mails, CancellationToken cancellation);

    /// <summary>
    /// The content of a mail that is as the caller has seen it, which from now on nobody else attempts before
    /// <paramref name="until"/>. Null when somebody else has attempted or removed it.
    /// </summary>
    Task<byte[]?> Claim(string tenant, string channel, WaitingMail seen, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Sets the attempts and the time of the next one.</summary>
    Task Retry(string tenant, string channel, WaitingMail mail, CancellationToken cancellation);

    Task Remove(string tenant, string channel, string id, CancellationToken cancellation);
}
