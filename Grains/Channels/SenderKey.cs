namespace OrleansNotify.Channels;

internal readonly record struct SenderKey(string Tenant, Channel Channel)
{
    public override string ToString() => $"{Tenant}/{Channel.Word()}";

    public static SenderKey Parse(string key)
        => key.LastIndexOf('/') is > 0 and var slash && ChannelWords.TryParse(key[(slash + 1)..], out var channel)
            ? new(key[..slash], channel)
            : throw new FormatException($"'{key}' is not tenant/channel.");
}
