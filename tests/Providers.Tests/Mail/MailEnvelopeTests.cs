namespace OrleansNotify.Channels;

/// <summary>A mail that cannot be is refused before anybody is asked, by every provider of mail.</summary>
public sealed class MailEnvelopeTests
{
    public static TheoryData<string, string, string, OutcomeKind> Mails => new()
    {
        { "ann@example.org\r\nRCPT TO:<eve@example.org>", "s", "", OutcomeKind.RefusedRecipient },
        { "ann@example.org, eve@example.org", "s", "", OutcomeKind.RefusedRecipient },
        { "", "s", "", OutcomeKind.RefusedRecipient },
        { "ann", "s", "", OutcomeKind.RefusedRecipient },
        { "@example.org", "s", "", OutcomeKind.RefusedRecipient },
        { $"{new string('a', 250)}@example.org", "s", "", OutcomeKind.RefusedRecipient },
        { "ann@example.org", "s\r\nBcc: eve@example.org", "", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s\nBcc: eve@example.org", "", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s\rx", "", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s\0", "", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", "X-A:1\r\nBcc: eve@example.org", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", "X-A\r\nBcc:eve@example.org", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", "X A:1", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", ":1", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", "X-A:ü", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", "Bcc:eve@example.org", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", "DKIM-Signature:v=1", OutcomeKind.RefusedMessage },
        { "ann@example.org", "s", "from:eve@example.org", OutcomeKind.RefusedMessage },
    };

    public static TheoryData<string> Providers => ["sendgrid", "ses", "smtp"];

    [Theory, MemberData(nameof(Mails))]
    public async Task AMailThatCannotBeIsRefusedAndNobodyAsked(string to, string subject, string header, OutcomeKind kind)
    {
        await using var api = await RecordingApi.Start(202);
        await using var mailbox = new SmtpMailbox();
        var mail = TestMessages.Mail with
        {
            To = to,
            Subject = subject,
            Headers = header.Length == 0 ? new() : new Dictionary<string, string> { [header.Split(':', 2)[0]] = header.Split(':', 2)[1] },
        };
        foreach (var provider in Providers)
        {
            using var account = new TestAccount(provider, [.. Settings(provider, api.Url, mailbox)]);

            Assert.Equal(kind, (await account.Send(mail)).Kind);
        }

        Assert.Equal((0, 0), (api.Requests.Count, mailbox.Connections));
    }

    private static IEnumerable<(string, string)> Settings(string provider, string url, SmtpMailbox mailbox)
        =>
        [
            ("from", "orders@notify.example"), ("url", provider == "smtp" ? mailbox.Url.ToString() : url), ("apiKey", "SG.key"), ("region", "eu-west-1"),
            ("accessKeyId", "AKIDEXAMPLE"), ("secretAccessKey", "secret"),
        ];
}
