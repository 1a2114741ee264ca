namespace OrleansNotify.Channels;

/// <summary>What a mail's subject and further headers may be.</summary>
internal static class MailHeaders
{
    // RFC 5322 §2.1.1, less the name.
    private const int LongestValue = 900;

    /// <summary>Headers that are made of the message itself, or by the provider.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Bcc", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Sender",
        "Return-Path", "Received", "DKIM-Signature", "X-SG-ID", "X-SG-EID",
    };

    /// <summary>What is wrong, null when nothing is.</summary>
    public static string? Validate(OutgoingMessage message)
        => message.Subject.Any(char.IsControl)
            ? "The subject is not one line."
            : message.Headers.Select(header => Problem(header.Key, header.Value)).FirstOrDefault(problem => problem is not null);

    private static string? Problem(string name, string value) => (name, value) switch
    {
        _ when name.Length is 0 or > 76 || !name.All(c => c is > ' ' and < (char)127 and not ':') => "A header's name is not valid.",
        _ when Reserved.Contains(name) => $"The header {name} is not free to be set.",
        _ when value.Length > LongestValue || !value.All(c => c is >= ' ' and < (char)127) => $"The header {name} is not one line of ASCII.",
        _ => null,
    };
}
