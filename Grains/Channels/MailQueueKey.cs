namespace OrleansNotify.Channels;

internal readonly record struct MailQueueKey(string Tenant, string Channel)
{
    /// <summary>What a waiting mail is sealed for. As before schema 13, so that mails of then open.</summary>
    public string Context => $"channel/{Tenant}/{Channel}";

    public static MailQueueKey Parse(string key)
        => key.LastIndexOf('/') is > 0 and var slash ? new(key[..slash], key[(slash + 1)..]) : throw new FormatException($"'{key}' is not tenant/channel.");
}
