using System.Globalization;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>Publishes events to everyone and to the person, each until it is accepted.</summary>
internal sealed class Sender(ApiClient owner, string person, Progress progress)
{
    private const int OperationsAnEvent = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public int Published { get; private set; }

    public async Task Send()
    {
        var number = ++Published;
        string[] audience = (number % 3) switch { 0 => ["*"], 1 => [$"u:{person}"], _ => ["*", $"u:{person}"] };
        var body = new { type = "order.created", audience, payload = new { title = "Order", n = number } };
        while (await owner.TryAsk(HttpMethod.Post, "/v1/events", body, string.Create(CultureInfo.InvariantCulture, $"event-{number}")) is var answer
            && answer is not { Status: 202 or 200 })
        {
            Assert.True(answer is null, $"{answer}");
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

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
}
