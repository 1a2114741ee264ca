using System.Globalization;
using OrleansNotify.Running;

namespace OrleansNotify.Sessions;

/// <summary>Sign-in by the v1 routes, and what holds for codes however they were asked for.</summary>
public abstract class CodeTests(Store store)
{
    private readonly string _email = Tenant.NewAddress("anna");

    private Tenant Tenant => store.Server.Default;

    [SkippableFact]
    public async Task ACodeAnswersItsChallenge()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);

        var answer = await Tenant.VerifyCode(challengeId, _email, code);

        Assert.Equal((200, _email), (answer.Status, answer.Json.GetProperty("email").GetString()));
        Assert.True(answer.Json.GetProperty("expiresAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddDays(89));
        Assert.Equal(200, (await store.Server.Get("/v1/inbox", answer.Json.GetProperty("token").GetString())).Status);
    }

    [SkippableFact]
    public async Task AKnownAndAnUnknownAddressGetTheSameAnswer()
    {
        var known = await Tenant.RequestCode((await Tenant.SignIn("anna")).Email);
        var unknown = await Tenant.RequestCode(_email);

        Assert.Equal((202, 202), (known.Status, unknown.Status));
        Assert.Equal(Shape(known), Shape(unknown));
        Assert.Equal(known.Headers.Keys.Order(), unknown.Headers.Keys.Order());
    }

    [SkippableTheory]
    [InlineData("not an address", "email_invalid")]
    [InlineData("", "email_invalid")]
    [InlineData("anna@elsewhere.com", "email_domain_not_allowed")]
    public async Task AnAddressThatCannotSignInIsRefused(string email, string code) => (await Tenant.RequestCode(email)).Refuses(422, code);

    [SkippableFact]
    public async Task TheCodeOfOneDoesNotAnswerTheChallengeOfAnother()
    {
        var (ofAnna, annasCode) = await Tenant.NewChallenge(_email);
        var bert = Tenant.NewAddress("bert");
        var (ofBert, _) = await Tenant.NewChallenge(bert);

        (await Tenant.VerifyCode(ofBert, _email, annasCode)).Refuses(401, "code_invalid");
        (await Tenant.VerifyCode(ofBert, bert, annasCode)).Refuses(401, "code_invalid");
        (await Tenant.VerifyCode(ofAnna, bert, annasCode)).Refuses(401, "code_invalid");
        Assert.Equal(200, (await Tenant.VerifyCode(ofAnna, _email, annasCode)).Status);
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task AnUnknownChallengeIsRefused(string? challengeId)
    {
        var (_, code) = await Tenant.NewChallenge(_email);

        (await Tenant.VerifyCode(challengeId, _email, code)).Refuses(401, "code_invalid");
    }

    [SkippableFact]
    public async Task ACodeOfAnotherTenantIsRefused()
    {
        var other = await store.Server.NewTenant();
        var (challengeId, code) = await Tenant.NewChallenge(_email);

        (await other.VerifyCode(challengeId, _email, code)).Refuses(401, "code_invalid");
        (await other.VerifyOtp(_email, code)).Is(400, Seed.CodeInvalid);
    }

    [SkippableFact]
    public async Task AfterFiveWrongGuessesTheRightCodeIsRefused()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);

        await Guess(challengeId, code, times: 5);

        (await Tenant.VerifyCode(challengeId, _email, code)).Refuses(401, "code_invalid");
        (await Tenant.VerifyOtp(_email, code)).Is(400, Seed.CodeInvalid);
        var asked = await Tenant.RequestCode(_email);
        asked.Refuses(429, "too_many_requests");
        Assert.True(asked.Headers.ContainsKey("Retry-After"));
    }

    [SkippableFact]
    public async Task ANewCodeDoesNotResetTheCount()
    {
        var (first, firstCode) = await Tenant.NewChallenge(_email);
        await Guess(first, firstCode, times: 4);
        var (second, secondCode) = await Tenant.NewChallenge(_email);

        await Guess(second, secondCode, times: 1);

        (await Tenant.VerifyCode(second, _email, secondCode)).Refuses(401, "code_invalid");
    }

    [SkippableFact]
    public async Task ASuccessForgivesEarlierGuesses()
    {
        var (first, firstCode) = await Tenant.NewChallenge(_email);
        await Guess(first, firstCode, times: 4);
        Assert.Equal(200, (await Tenant.VerifyCode(first, _email, firstCode)).Status);
        var (second, secondCode) = await Tenant.NewChallenge(_email);

        await Guess(second, secondCode, times: 4);

        Assert.Equal(200, (await Tenant.VerifyCode(second, _email, secondCode)).Status);
    }

    [SkippableFact]
    public async Task WhatIsNoCodeIsNoGuess()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);
        foreach (var nonsense in (string?[])["", "1234567", "12345", "\u0661\u0662\u0663\u0664\u0665\u0666", null, "abcdef"])
        {
            (await Tenant.VerifyCode(challengeId, _email, nonsense)).Refuses(401, "code_invalid");
        }

        Assert.Equal(200, (await Tenant.VerifyCode(challengeId, _email, code)).Status);
    }

    [SkippableFact]
    public async Task FiftyParallelGuessesAreAtMostFive()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);
        var wrong = Enumerable.Range(0, 50).Select(i => Other(code, i + 1));

        var answers = await Task.WhenAll(wrong.Select(guess => Tenant.VerifyCode(challengeId, _email, guess)));

        Assert.All(answers, answer => Assert.Equal(401, answer.Status));
        Assert.Equal(5, await store.Server.Database.Number($"SELECT count(*) FROM otp_guesses WHERE user_id = '{_email}'"));
        (await Tenant.VerifyCode(challengeId, _email, code)).Refuses(401, "code_invalid");
    }

    [SkippableFact]
    public async Task FiftyParallelTriesOfTheRightCodeAreOneSession()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Tenant.VerifyCode(challengeId, _email, code)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(1, await store.Server.Database.Number($"SELECT count(*) FROM sessions WHERE user_id = '{_email}'"));
    }

    [SkippableFact]
    public async Task TheTwoNewestCodesCanBeUsed()
    {
        var (first, firstCode) = await Tenant.NewChallenge(_email);
        var (second, secondCode) = await Tenant.NewChallenge(_email);
        var (third, thirdCode) = await Tenant.NewChallenge(_email);

        (await Tenant.VerifyCode(first, _email, firstCode)).Refuses(401, "code_invalid");
        Assert.Equal(200, (await Tenant.VerifyCode(second, _email, secondCode)).Status);
        Assert.Equal(200, (await Tenant.VerifyCode(third, _email, thirdCode)).Status);
    }

    [SkippableFact]
    public async Task WhatOthersGuessAndAskForDoesNotKeepTheHolderOfAChallengeOut()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);
        await Tenant.NewChallenge(_email);
        for (var i = 1; i <= 7; i++)
        {
            (await Tenant.VerifyOtp(_email, Other(code, i))).Is(400, Seed.CodeInvalid);
        }

        (await Tenant.VerifyOtp(_email, code)).Is(400, Seed.CodeInvalid);
        Assert.Equal(200, (await Tenant.VerifyCode(challengeId, _email, code)).Status);
    }

    [SkippableTheory]
    [InlineData(" {0}")]
    [InlineData("{0}\r\n")]
    [InlineData("\t{0}\u00a0")]
    public async Task BlanksAroundACodeAreNotPartOfIt(string pasted)
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);
        Assert.Equal(200, (await Tenant.VerifyCode(challengeId, _email, string.Format(CultureInfo.InvariantCulture, pasted, code))).Status);

        var another = await Tenant.NewChallenge(_email);
        Assert.Equal(200, (await Tenant.VerifyOtp(_email, string.Format(CultureInfo.InvariantCulture, pasted, another.Code))).Status);
    }

    [SkippableFact]
    public async Task TheSameCommandAgainGetsTheSameSession()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);

        var first = await Tenant.VerifyCode(challengeId, _email, code, "command 1");
        var again = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Tenant.VerifyCode(challengeId, _email, code, "command 1")));

        Assert.Equal(200, first.Status);
        Assert.All(again, answer => Assert.Equal((200, first.Body), (answer.Status, answer.Body)));
        Assert.Equal(1, await store.Server.Database.Number($"SELECT count(*) FROM sessions WHERE user_id = '{_email}'"));
        Assert.Equal(200, (await store.Server.Get("/v1/inbox", first.Json.GetProperty("token").GetString())).Status);
    }

    [SkippableFact]
    public async Task AnotherCommandOrCodeDoesNotGetTheSessionOfACodeThatWasUsed()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);
        Assert.Equal(200, (await Tenant.VerifyCode(challengeId, _email, code, "command 1")).Status);

        (await Tenant.VerifyCode(challengeId, _email, code, "command 2")).Refuses(401, "code_invalid");
        (await Tenant.VerifyCode(challengeId, _email, code)).Refuses(401, "code_invalid");
        (await Tenant.VerifyCode(challengeId, _email, Other(code, 1), "command 1")).Refuses(401, "code_invalid");
        (await Tenant.VerifyOtp(_email, code)).Is(400, Seed.CodeInvalid);
    }

    [SkippableFact]
    public async Task TheSameCommandIsRefusedAfterAFewRepeats()
    {
        var (challengeId, code) = await Tenant.NewChallenge(_email);
        await Tenant.VerifyCode(challengeId, _email, code, "command 1");

        var answers = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            answers.Add((await Tenant.VerifyCode(challengeId, _email, code, "command 1")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(200, 7), 401, 401, 401], answers);
    }

    [SkippableFact]
    public async Task AnExpiredSessionIsRefused()
    {
        var anna = await Tenant.SignIn("anna");
        // Not used since it was made, so no grain holds it yet.
        await store.Server.Database.Execute($"UPDATE sessions SET idle_expires_at = 1 WHERE user_id = '{anna.Email}'");

        (await store.Server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
        Assert.Equal(401, await anna.Handshake());
    }

    [SkippableFact]
    public async Task TheEleventhSessionEndsTheFirst()
    {
        var devices = new List<Person> { await Tenant.SignIn("anna") };
        for (var i = 0; i < 10; i++)
        {
            devices.Add(await devices[0].OnAnotherDevice());
        }

        (await store.Server.Get("/v1/inbox", devices[0].Token)).Refuses(401, "unauthorized");
        Assert.All(await Task.WhenAll(devices[1..].Select(device => device.Count())), count => Assert.Equal(0, count));
    }

    private async Task Guess(string challengeId, string code, int times)
    {
        for (var i = 1; i <= times; i++)
        {
            (await Tenant.VerifyCode(challengeId, _email, Other(code, i))).Refuses(401, "code_invalid");
        }
    }

    private static string Other(string code, int by)
        => ((int.Parse(code, CultureInfo.InvariantCulture) + by) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    private static string Shape(Answer answer)
        => string.Join(',', answer.Json.EnumerateObject().Select(member => $"{member.Name} {member.Value.ValueKind}"));
}

[Collection(OnSqlite.Name)]
public sealed class SqliteCodeTests(SqliteStore store) : CodeTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresCodeTests(PostgresStore store) : CodeTests(store);
