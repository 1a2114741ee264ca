using System.Globalization;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>
/// Publishes events to everyone, to the person and to topics, which the person joins and leaves meanwhile. Whatever it does it repeats until
/// it is accepted, so that it knows by which topics the person has an event; the event's payload says so.
/// </summary>
internal sealed class Sender(ApiClient owner, string person, Progress progress)
{
    private const int OperationsAnEvent = 10;
    private const int EventsAMove = 40;
    // Each time in a topic makes a count dearer. An odd number for each topic: the person is in both in the end.
    private const int MostMoves = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly string[] Topics = ["x", "y"];

    private readonly HashSet<string> _joined = [];
    private int _moves;

    public int Published { get; private set; }

    /// <summary>The next event, and sometimes the person comes to a topic or leaves it before.</summary>
    public async Task Send()
    {
        if (Published % EventsAMove == 0 && _moves < MostMoves)
        {
            await Move(Topics[_moves++ % Topics.Length]);
        }

        await Publish((Published % 6) switch
        {
            0 => ["*"],
            1 => [$"u:{person}"],
            2 => ["*", $"u:{person}"],
            3 => ["t:x"],
            4 => ["*", "t:y"],
            _ => ["t:x", "t:y", $"u:{person}"],
        });
    }

    /// <returns>The <c>seq</c> of an event that the person sees in any case.</returns>
    public Task<long> SendToPerson() => Publish([$"u:{person}"]);

    /// <summary>One to so many operations, until these are done.</summary>
    public async Task Work(int until)
    {
        while (progress.IsBefore(until))
        {
            if (Published * OperationsAnEvent < progress.Answered)
            {
                await Send();
            }
            else
            {
                await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private async Task<long> Publish(string[] audience)
    {
        var number = ++Published;
        var topics = _joined.Where(topic => audience.Contains($"t:{topic}")).ToArray();
        var body = new { type = "order.created", audience, payload = new { title = "Order", n = number, topics } };
        var key = string.Create(CultureInfo.InvariantCulture, $"event-{number}");
        return (await Insist(HttpMethod.Post, "/v1/events", body, key)).Json.GetProperty("seq").GetInt64();
    }

    private async Task Move(string topic)
    {
        if (_joined.Remove(topic))
        {
            await Insist(HttpMethod.Delete, $"/v1/topics/{topic}/members/{person}");
        }
        else
        {
            await Insist(HttpMethod.Post, $"/v1/topics/{topic}/members", new { users = new[] { person } });
            _joined.Add(topic);
        }
    }

    private async Task<ApiAnswer> Insist(HttpMethod method, string path, object? body = null, string? key = null)
    {
        for (var isSecond = false; !progress.IsBroken; isSecond = true)
        {
            if (await owner.TryAsk(method, path, body, key) is { } answer)
            {
                // 404: the person had left the topic already, at a try of unknown outcome.
                Assert.True(answer.Status is 200 or 202 or 204 || (answer.Status == 404 && isSecond), $"{method} {path}: {answer}");
                return answer;
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }

        throw new InvalidOperationException("The run has failed elsewhere.");
    }
}
