namespace OrleansNotify.Client.Webhooks;

/// <param name="Id">The same for every attempt: what was done for it need not be done again.</param>
/// <param name="SentAt">The time of this attempt.</param>
public sealed record VerifiedWebhook(string Id, DateTimeOffset SentAt);
