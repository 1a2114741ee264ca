using System.Diagnostics;
using System.Globalization;
using System.Net;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>
/// Attacks codes, a new address each time: wrong guesses until it must be locked, and the right one when faults have come and gone; the
/// right one many times at once; and a token after its logout.
/// </summary>
internal sealed class Guesser(int index, IReadOnlyList<NotifyClient> gateways, RunLog log, Random random)
{
    private const int EnoughRefusals = 6;
    private const int MostGuesses = 12;
    private const int LongestWait = 20;
    private const int LastTries = 5;
    private const int AtOnce = 50;
    private const int LooksAfterLogout = 12;
    private static readonly TimeSpan BetweenGuesses = TimeSpan.FromMilliseconds(700);
    private int _people;

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Attack(random.Next(4), stop);
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                // This code is given up: what is not known of it proves nothing.
            }

            await Pause(BetweenGuesses, stop);
        }
    }

    private async Task Attack(int kind, CancellationToken stop)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"guesser{index}-{++_people}@codingninjas.com");
        await Any().AskCode(email);
        var code = await Any().ReadCode(email);
        await (kind switch
        {
            0 => UseManyTimes(email, code),
            1 => LogOut(email, code, stop),
            _ => GuessSlowly(email, code, stop),
        });
    }

    private async Task GuessSlowly(string email, string code, CancellationToken stop)
    {
        var wrong = code == "000000" ? "000001" : "000000";
        var refused = 0;
        for (var i = 0; i < MostGuesses && refused < EnoughRefusals && !stop.IsCancellationRequested; i++)
        {
            refused += await TryVerify(email, wrong) == HttpStatusCode.BadRequest ? 1 : 0;
        }

        await Pause(TimeSpan.FromSeconds(1 + random.Next(LongestWait)), stop);
        var status = default(HttpStatusCode);
        for (var i = 0; i < LastTries && status is not (HttpStatusCode.OK or HttpStatusCode.BadRequest) && !stop.IsCancellationRequested; i++)
        {
            status = await TryVerify(email, code);
        }

        log.Guessed.Enqueue(new GuessedCode(email, refused, 1, status == HttpStatusCode.OK ? 1 : 0));
    }

    private async Task UseManyTimes(string email, string code)
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => TryVerify(email, code)));
        log.Guessed.Enqueue(new GuessedCode(email, 0, AtOnce, statuses.Count(status => status == HttpStatusCode.OK)));
    }

    private async Task LogOut(string email, string code, CancellationToken stop)
    {
        var (_, token) = await Any().Verify(email, code);
        var person = new Person(email, token ?? throw new InvalidOperationException("not let in"));
        await Any().Logout(person);
        var answeredAt = Stopwatch.GetTimestamp();
        for (var i = 0; i < LooksAfterLogout && !stop.IsCancellationRequested; i++)
        {
            var began = Stopwatch.GetTimestamp();
            log.AfterLogout.Enqueue(new CallAfterLogout(answeredAt, began, (int)await Any().CountStatus(person)));
            await Pause(BetweenGuesses, stop);
        }
    }

    private async Task<HttpStatusCode> TryVerify(string email, string code)
    {
        try
        {
            return (await Any().Verify(email, code)).Status;
        }
        catch (Exception e) when (Failures.IsExpected(e))
        {
            return default;
        }
    }

    private NotifyClient Any() => gateways[random.Next(gateways.Count)];

    private static Task Pause(TimeSpan time, CancellationToken stop)
        => Task.Delay(time, TimeProvider.System, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
