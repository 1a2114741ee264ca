using OrleansNotify.Channels;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Sessions;

/// <summary>What is in the database, and what is still there after a crash.</summary>
public abstract class AtRestTests(Store store)
{
    [SkippableFact]
    public async Task CodesAndTokensAreNowhereInPlain()
    {
        await using var mailbox = new SmtpMailbox { IsBusy = true };
        await using var server = await store.Start(("SMTP_URL", mailbox.Url.ToString()));
        var email = Tenant.NewAddress("anna");
        var asked = await server.Default.RequestCode(email);
        Assert.Contains("otp-" + asked.Json.GetProperty("challengeId").GetString(), await server.Database.Dump(), StringComparison.Ordinal);

        // While the mail waits, and after it has left.
        var waiting = await server.Database.Dump();
        mailbox.IsBusy = false;
        var code = (await mailbox.Next()).Code;
        Assert.DoesNotContain(code, waiting, StringComparison.Ordinal);
        Assert.DoesNotContain(code, await server.Database.Dump(), StringComparison.Ordinal);

        var signedIn = await server.Default.VerifyCode(asked.Json.GetProperty("challengeId").GetString(), email, code);
        var token = signedIn.Json.GetProperty("token").GetString()!;
        var dump = await server.Database.Dump();
        Assert.DoesNotContain(code, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(token, dump, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(SessionToken.Hash(token), dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.WebhookToken, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(code, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task WhatWasAnsweredIsThereAfterAKill()
    {
        await using var server = await store.Start();
        var anna = await server.Default.SignIn("anna");
        var email = Tenant.NewAddress("bert");
        var (challengeId, code) = await server.Default.NewChallenge(email);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => server.Default.Notify($"n{i}")));

        await server.Kill();
        await server.StartAgain();

        Assert.Equal(20, (await anna.Items()).Count);
        Assert.Equal(200, (await server.Default.VerifyCode(challengeId, email, code)).Status);
        await using var socket = await anna.Connect(since: 18);
        Assert.Equal([19, 20], await socket.NextSeqs(2));
        await server.Default.Notify("after");
        Assert.Equal([21], await socket.NextSeqs(1));
    }

    [SkippableFact]
    public async Task TheSameCommandGetsTheSameSessionAfterAKill()
    {
        await using var server = await store.Start();
        var email = Tenant.NewAddress("anna");
        var (challengeId, code) = await server.Default.NewChallenge(email);
        var first = await server.Default.VerifyCode(challengeId, email, code, "command 1");

        await server.Kill();
        await server.StartAgain();

        var again = await server.Default.VerifyCode(challengeId, email, code, "command 1");
        Assert.Equal((200, first.Body), (again.Status, again.Body));
        Assert.Equal(1, await server.Database.Number($"SELECT count(*) FROM sessions WHERE user_id = '{email}'"));
    }

    [SkippableFact]
    public async Task ACodeThatWasUsedWithoutItsSessionGetsItByTheSameCommand()
    {
        await using var server = await store.Start();
        var email = Tenant.NewAddress("anna");
        var (challengeId, code) = await server.Default.NewChallenge(email);
        var first = await server.Default.VerifyCode(challengeId, email, code, "command 1");

        // As a crash between the two leaves it.
        await server.Kill();
        await server.Database.Execute($"DELETE FROM sessions WHERE user_id = '{email}'");
        await server.StartAgain();

        var again = await server.Default.VerifyCode(challengeId, email, code, "command 1");
        Assert.Equal((200, first.Body), (again.Status, again.Body));
        Assert.Equal(200, (await server.Get("/v1/inbox", again.Json.GetProperty("token").GetString())).Status);
    }

    [SkippableFact]
    public async Task GuessesAreCountedOverARestart()
    {
        await using var server = await store.Start();
        var email = Tenant.NewAddress("anna");
        var (challengeId, code) = await server.Default.NewChallenge(email);
        var wrong = code == "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.Default.VerifyCode(challengeId, email, wrong)));

        await server.Kill();
        await server.StartAgain();

        (await server.Default.VerifyCode(challengeId, email, code)).Refuses(401, "code_invalid");
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteAtRestTests(SqliteStore store) : AtRestTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresAtRestTests(PostgresStore store) : AtRestTests(store);
