using System.IO.Compression;
using System.Text;
using OrleansNotify.Deliveries;
using OrleansNotify.Testing;

namespace OrleansNotify.Outbound;

/// <summary>Receivers that hang, break, flood or talk something else. None may take longer than its timeout, or more than 64 KiB.</summary>
public sealed class BadReceiverTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    private readonly Sending _sending = new();

    [Fact]
    public async Task WhoAcceptsAndSaysNothingTimesOut()
    {
        await using var receiver = RawReceiver.OnConnect(Hang);

        var result = await _sending.Post(receiver.Url, Short);

        Assert.Equal((null, ErrorKind.Timeout), (result.StatusCode, result.ErrorKind));
        Assert.InRange(result.Duration, Short - TimeSpan.FromMilliseconds(50), Short * 5);
    }

    [Fact]
    public async Task TheDeadlineIsOfTheClockThatWasGiven()
    {
        var time = new ManualTimeProvider();
        using var sending = new Sending(time: time);
        await using var receiver = RawReceiver.OnConnect(Hang);

        var attempt = sending.Post(receiver.Url, TimeSpan.FromSeconds(30));
        await Eventually.Holds(() => receiver.Heard == 1, "the receiver has the request");
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(attempt.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var result = await attempt;

        Assert.Equal((ErrorKind.Timeout, TimeSpan.FromSeconds(30)), (result.ErrorKind, result.Duration));
    }

    [Fact]
    public async Task AHeadOfOneByteASecondTimesOut()
    {
        await using var receiver = RawReceiver.Doing(async stream =>
        {
            foreach (var letter in "HTTP/1.1 200 OK\r\n")
            {
                await RawReceiver.Write(stream, letter.ToString());
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            }
        });

        Assert.Equal(ErrorKind.Timeout, (await _sending.Post(receiver.Url, Short)).ErrorKind);
    }

    [Fact]
    public async Task ABodyOfOneByteASecondIsCutAndTheSuccessStays()
    {
        await using var receiver = RawReceiver.Doing(async stream =>
        {
            await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
            await Hang(stream);
        });

        var result = await _sending.Post(receiver.Url, Short);

        Assert.Equal((200, null, "x", true), (result.StatusCode, result.ErrorKind, Encoding.ASCII.GetString(result.ResponseBody), result.IsBodyCut));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(500, "http_5xx")]
    public async Task ABodyThatBreaksOffIsCutAndTheStatusDecides(int status, string? expected)
    {
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            await RawReceiver.ReadRequest(stream);
            await RawReceiver.Write(stream, $"HTTP/1.1 {status} X\r\nContent-Length: 100\r\n\r\nhalf");
        });

        var result = await _sending.Post(receiver.Url);

        Assert.Equal((status, expected, "half", true), (result.StatusCode, result.ErrorKind, Encoding.ASCII.GetString(result.ResponseBody), result.IsBodyCut));
    }

    [Fact]
    public async Task AnEndlessBodyIsCutAt64KibibytesAndTheConnectionDropped()
    {
        var dropped = new TaskCompletionSource();
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            await RawReceiver.ReadRequest(stream);
            await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try
            {
                while (true)
                {
                    await RawReceiver.Write(stream, $"400\r\n{new string('x', 0x400)}\r\n");
                }
            }
            catch (IOException)
            {
                dropped.SetResult();
            }
        });

        var result = await _sending.Post(receiver.Url);
        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((200, null, ResponseBody.MaxLength, true), (result.StatusCode, result.ErrorKind, result.ResponseBody.Length, result.IsBodyCut));
    }

    [Theory]
    [InlineData(64 * 1024, false)]
    [InlineData((64 * 1024) + 1, true)]
    [InlineData(2 * 1024 * 1024, true)]
    public async Task ABodyIsKeptUpTo64Kibibytes(int length, bool isCut)
    {
        await using var receiver = RawReceiver.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{new string('x', length)}");

        var result = await _sending.Post(receiver.Url);

        Assert.Equal((200, Math.Min(length, ResponseBody.MaxLength), isCut), (result.StatusCode, result.ResponseBody.Length, result.IsBodyCut));
    }

    [Fact]
    public async Task ABombIsNotUnpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[10 * 1024 * 1024]);
        }

        await using var receiver = RawReceiver.Doing(async stream =>
        {
            await RawReceiver.Write(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            await stream.WriteAsync(packed.ToArray());
        });

        var result = await _sending.Post(receiver.Url);

        Assert.Equal(packed.ToArray(), result.ResponseBody);
    }

    [Fact]
    public async Task AHeadOfTenMebibytesIsRefused()
    {
        await using var receiver = RawReceiver.Doing(async stream =>
        {
            await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\n");
            for (var i = 0; i < 10 * 1024; i++)
            {
                await RawReceiver.Write(stream, $"X-{i}: {new string('x', 1024)}\r\n");
            }
        });

        Assert.Equal((null, ErrorKind.Protocol), await Outcome(receiver));
    }

    [Fact]
    public async Task AHeadIsKeptUpTo8KibibytesWithoutControlCharacters()
    {
        await using var receiver = RawReceiver.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Odd: a\u0001b\r\nX-Long: {new string('x', 10_000)}\r\n\r\n");

        var result = await _sending.Post(receiver.Url);

        Assert.Equal(8 * 1024, result.ResponseHead.Length);
        Assert.Contains("X-Odd: a b\n", result.ResponseHead, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("-ERR unknown command\r\n")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\r\n\r\n")]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("")]
    public async Task WhatIsNotHttpIsAnError(string answer)
    {
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            await RawReceiver.ReadRequest(stream);
            await RawReceiver.Write(stream, answer);
        });

        var result = await _sending.Post(receiver.Url);

        // A length that cannot be read is no length: such a body ends with its connection.
        Assert.Equal(answer.Contains("-1", StringComparison.Ordinal) ? null : ErrorKind.Protocol, result.ErrorKind);
    }

    [Fact]
    public async Task AResetIsAnError()
    {
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            await RawReceiver.ReadRequest(stream);
            ((System.Net.Sockets.NetworkStream)stream).Socket.LingerState = new(true, 0);
        });

        Assert.Equal((null, ErrorKind.Protocol), await Outcome(receiver));
    }

    [Fact]
    public async Task NobodyListeningIsAnError()
        => Assert.Equal(ErrorKind.Connect, (await _sending.Post($"http://127.0.0.1:{FreePort.Take()}/")).ErrorKind);

    [Fact]
    public async Task AContinueBeforeTheAnswerIsPassedOver()
    {
        await using var receiver = RawReceiver.Answering(
            string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 50)) + "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((202, null), await Outcome(receiver));
    }

    [Fact]
    public async Task ContinuesWithoutEndTimeOut()
    {
        await using var receiver = RawReceiver.Doing(async stream =>
        {
            while (true)
            {
                await RawReceiver.Write(stream, "HTTP/1.1 100 Continue\r\n\r\n");
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }
        });

        Assert.Equal(ErrorKind.Timeout, (await _sending.Post(receiver.Url, Short)).ErrorKind);
    }

    [Fact]
    public async Task AnUpgradeNobodyAskedForIsAnError()
    {
        await using var receiver = RawReceiver.Doing(async stream =>
        {
            await RawReceiver.Write(stream, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            await Hang(stream);
        });

        Assert.Equal(ErrorKind.Protocol, (await _sending.Post(receiver.Url)).ErrorKind);
    }

    [Fact]
    public async Task AnAnswerBeforeTheBodyWasReadIsTheAnswer()
    {
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            await RawReceiver.Write(stream, "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            await Hang(stream);
        });

        var result = await _sending.Post(Sending.Settings(receiver.Url) with { Timeout = TimeSpan.FromSeconds(5) }, new byte[512]);

        Assert.Equal((413, "http_4xx"), (result.StatusCode, result.ErrorKind));
    }

    [Fact]
    public async Task OneThatHangsDoesNotHoldUpAnother()
    {
        await using var bad = RawReceiver.OnConnect(Hang);
        await using var good = RawReceiver.Canary();
        var hanging = Enumerable.Range(0, 50).Select(_ => _sending.Post(bad.Url, TimeSpan.FromSeconds(2))).ToList();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _sending.Post(good.Url)));

        Assert.All(results, result => Assert.Null(result.ErrorKind));
        Assert.DoesNotContain(hanging, attempt => attempt.IsCompleted);
        Assert.All(await Task.WhenAll(hanging), result => Assert.Equal(ErrorKind.Timeout, result.ErrorKind));
    }

    public void Dispose() => _sending.Dispose();

    private static async Task Hang(Stream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) > 0)
        {
        }
    }

    private async Task<(int? Status, string? Kind)> Outcome(RawReceiver receiver)
    {
        var result = await _sending.Post(receiver.Url);
        return (result.StatusCode, result.ErrorKind);
    }
}
