using System.Net.WebSockets;
using OrleansNotify.Testing;

namespace OrleansNotify.Live;

public sealed class MessageArrivalTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void AMessageThatHasNotEndedInTimeIsOverdueUntilItEnds()
    {
        var arrival = new MessageArrival(_time);
        Assert.False(arrival.IsOverdue);

        arrival.Begin();
        _time.Advance(MessageArrival.MaxTime);
        Assert.False(arrival.IsOverdue);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(arrival.IsOverdue);

        arrival.End();
        Assert.False(arrival.IsOverdue);
    }

    [Fact]
    public void AMessageMayHaveSoManyFragmentsWithoutAByte()
    {
        var arrival = new MessageArrival(_time);
        var empty = new ValueWebSocketReceiveResult(0, WebSocketMessageType.Text, endOfMessage: false);
        arrival.Begin();

        Assert.All(Enumerable.Range(0, MessageArrival.MaxEmptyFragments), _ => Assert.False(arrival.IsPadding(empty)));
        Assert.True(arrival.IsPadding(empty));

        arrival.Begin();
        Assert.False(arrival.IsPadding(empty));
    }
}
