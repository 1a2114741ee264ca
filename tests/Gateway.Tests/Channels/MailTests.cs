using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>Mail leaves by a provider that speaks the real protocol.</summary>
[Collection(ApartOnSqlite.Name)]
public sealed class MailTests(SqliteStore store)
{
    private readonly string _email = Tenant.NewAddress("anna");

    [SkippableFact]
    public async Task SendGridIsAskedAsItsApiWants()
    {
        await using var sendGrid = await SendGridStub.Start();
        await using var server = await store.Start(sendGrid.Settings);

        (await server.Default.RequestOtp(_email)).Is(200, Seed.CodeSent);

        var request = await sendGrid.Next();
        Assert.Equal(("POST /v3/mail/send", "Bearer SG.key"), (request.Line, request.Authorization));
        var body = JsonDocument.Parse(request.Body).RootElement;
        var to = body.GetProperty("personalizations")[0].GetProperty("to")[0];
        Assert.Equal(_email, to.GetProperty("email").GetString());
        Assert.Equal("codes@notify.example", body.GetProperty("from").GetProperty("email").GetString());
        Assert.Equal(["text/plain", "text/html"], body.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.Equal("Your sign-in code", body.GetProperty("subject").GetString());
        var code = new SmtpMail(_email, body.GetProperty("content")[0].GetProperty("value").GetString()!).Code;
        Assert.Equal(200, (await server.Default.VerifyOtp(_email, code)).Status);
    }

    [SkippableTheory]
    [InlineData(500)]
    [InlineData(429)]
    public async Task AMailThatSendGridRefusesForNowIsSentAgainOnce(int status)
    {
        await using var sendGrid = await SendGridStub.Start(status, 202);
        await using var server = await store.Start(sendGrid.Settings);

        (await server.Default.RequestOtp(_email)).Is(200, Seed.CodeSent);

        var (first, second) = (await sendGrid.Next(), await sendGrid.Next());
        Assert.Equal(WithoutAttempt(first.Body), WithoutAttempt(second.Body));
        await server.Default.RequestOtp(Tenant.NewAddress("bert"));
        Assert.DoesNotContain(_email, (await sendGrid.Next()).Body, StringComparison.Ordinal);
    }

    /// <summary>The attempt's id alone differs, by which a report is known.</summary>
    private static string WithoutAttempt(string body) => Regex.Replace(body, @"otp-[0-9a-z-]+-\d+", "otp");

    [SkippableFact]
    public async Task WithARealProviderThereAreNoDevelopmentPages()
    {
        await using var server = await store.Start(("SENDGRID_API_KEY", "SG.key"));

        foreach (var path in (string[])["/dev", "/dev/mail", "/dev/mail.json", "/dev/info.json", "/dev/assets/live.js"])
        {
            (await server.Get(path)).Refuses(404, "not_found");
        }
    }

    [SkippableFact]
    public async Task SmtpGetsTheMail()
    {
        await using var mailbox = new SmtpMailbox();
        await using var server = await store.Start(("SMTP_URL", mailbox.Url.ToString()));

        (await server.Default.RequestOtp(_email)).Is(200, Seed.CodeSent);

        var mail = await mailbox.Next();
        Assert.Equal(_email, mail.To);
        Assert.Equal(200, (await server.Default.VerifyOtp(_email, mail.Code)).Status);
    }

    [SkippableFact]
    public async Task ABusyMailServerIsAskedAgain()
    {
        await using var mailbox = new SmtpMailbox { IsBusy = true };
        await using var server = await store.Start(("SMTP_URL", mailbox.Url.ToString()));
        await server.Default.RequestOtp(_email);
        await Eventually.Holds(() => mailbox.Refused > 0, "the first attempt");

        mailbox.IsBusy = false;

        Assert.Equal(_email, (await mailbox.Next()).To);
    }

    [SkippableFact]
    public async Task AMailThatWaitsIsSentAfterAKill()
    {
        await using var mailbox = new SmtpMailbox { IsHanging = true };
        await using var server = await store.Start(("SMTP_URL", mailbox.Url.ToString()));
        await server.Default.RequestOtp(_email);
        await server.Kill();
        mailbox.IsHanging = false;

        await server.StartAgain();
        // The attempt that was cut is waited for until its claim ends.
        await server.Default.RequestOtp(Tenant.NewAddress("bert"));

        var recipients = new[] { (await mailbox.Next()).To, (await mailbox.Next()).To };
        Assert.Contains(_email, recipients);
    }

    [SkippableFact]
    public async Task AMailServerThatHangsSlowsNobodyDown()
    {
        await using var mailbox = new SmtpMailbox { IsHanging = true };
        await using var server = await store.Start(("SMTP_URL", mailbox.Url.ToString()));
        await server.Default.RequestOtp(Tenant.NewAddress("first"));
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 10; i++)
        {
            (await server.Default.RequestOtp(Tenant.NewAddress("anna"))).Is(200, Seed.CodeSent);
        }

        await server.Default.Notify("still here");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"11 requests took {watch.Elapsed}");
    }
}
