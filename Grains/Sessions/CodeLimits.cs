using Microsoft.Extensions.Options;

namespace OrleansNotify.Sessions;

/// <summary>What is counted in the store about codes: who asked for them and which guesses failed.</summary>
internal sealed class CodeLimits(IOtpStore codes, ISessionStore sessions, IOptions<SessionOptions> options)
{
    private readonly SessionOptions _options = options.Value;

    /// <summary>How long this client must wait before another code for this user, null when it need not.</summary>
    public async Task<TimeSpan?> WaitForNext(UserKey user, string client, DateTimeOffset now)
    {
        var asks = await codes.AsksSince(user.Tenant, user.User, client, now.AddDays(-1), now.AddHours(-1), CancellationToken.None);
        var isKnown = (await sessions.ClientsOf(user.Tenant, user.User, "", CancellationToken.None)).Contains(client);
        if (CodeRules.WaitForNext(asks, client, isKnown, _options, now) is { } wait)
        {
            return wait;
        }

        // The next code would begin as one that takes no guess.
        var failed = await codes.FailedGuesses(user.Tenant, user.User, client, now - _options.FailureWindow, CancellationToken.None);
        return failed >= _options.MaxGuesses ? _options.FailureWindow : null;
    }

    /// <returns>Failed guesses that the code begins with.</returns>
    public Task<int> Ask(OtpAskRow ask) => codes.Ask(ask, ask.CreatedAt - _options.FailureWindow, CancellationToken.None);

    /// <summary>How many guesses a code takes.</summary>
    public async Task<int> MostOfCode(UserKey user, DateTimeOffset now)
    {
        var inARow = await codes.FailedGuesses(user.Tenant, user.User, null, now - OtpGuess.Kept, CancellationToken.None);
        var ofTenant = await codes.FailedGuessesOfTenant(user.Tenant, now.AddDays(-1), CancellationToken.None);
        return GuessRules.MostOfCode(inARow, ofTenant, _options);
    }

    /// <summary>Records a guess of a code that this client asked for.</summary>
    public Task Guess(UserKey user, string client, DateTimeOffset now) => Record(user, client, null, now);

    /// <summary>Records a guess that names no code, unless the client has failed too often.</summary>
    public Task<bool> TryGuessUnaddressed(UserKey user, string client, DateTimeOffset now) => Record(user, client, _options.MaxGuesses, now);

    private Task<bool> Record(UserKey user, string client, int? most, DateTimeOffset now)
        => codes.TryGuess(new OtpGuess(user.Tenant, user.User, client, now), now - _options.FailureWindow, most, CancellationToken.None);
}
