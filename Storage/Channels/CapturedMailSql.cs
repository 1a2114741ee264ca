namespace OrleansNotify.Channels;

internal static class CapturedMailSql
{
    private const string Columns = """
        recipient AS "To", subject AS Subject, text AS Text, html AS Html, sent_at AS SentAt,
        channel AS Channel, provider AS Provider, note AS Note
        """;

    public const string Add = """
        INSERT INTO captured_mail (recipient, recipient_lower, subject, text, html, sent_at, channel, provider, note)
        VALUES (@To, @ToLower, @Subject, @Text, @Html, @SentAt, @Channel, @Provider, @Note)
        """;

    public const string KeepNewest = """
        DELETE FROM captured_mail
        WHERE id <= (SELECT id FROM captured_mail ORDER BY id DESC LIMIT 1 OFFSET @Kept)
        """;

    public const string All = $"""
        SELECT {Columns} FROM captured_mail ORDER BY id
        """;

    public const string To = $"""
        SELECT {Columns} FROM captured_mail WHERE recipient_lower = @ToLower ORDER BY id
        """;
}
