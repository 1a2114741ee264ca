using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace OrleansNotify.Channels;

/// <summary>A mail server that speaks as much of RFC 5321 as a client needs, and keeps what it was sent.</summary>
internal sealed partial class SmtpMailbox : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<Mail> _mails = Channel.CreateUnbounded<Mail>();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;

    public SmtpMailbox()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public string Url => $"smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Answers 451 to every mail: try again later.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Takes connections and says nothing.</summary>
    public bool IsHanging { get; set; }

    public int Refused { get; private set; }

    public async Task<Mail> Next()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _mails.Reader.ReadAsync(deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopped.Dispose();
    }

    private async Task Accept()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(Talk(await _listener.AcceptTcpClientAsync(_stopped.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            if (IsHanging)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stopped.Token);
            }

            await Serve(reader, writer);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task Serve(StreamReader reader, StreamWriter writer)
    {
        var to = "";
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_stopped.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250 test");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    Refused += IsBusy ? 1 : 0;
                    await writer.WriteLineAsync(IsBusy ? "451 later" : "250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    _mails.Writer.TryWrite(new Mail(to, await Data(reader)));
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<string> Data(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_stopped.Token) is { } line && line != ".")
        {
            data.Append(line).Append('\n');
        }

        return data.ToString();
    }

    internal sealed partial record Mail(string To, string Data)
    {
        public string Subject
        {
            get
            {
                var subject = SubjectLine().Match(Data).Groups[1].Value;
                return subject.StartsWith("=?utf-8?B?", StringComparison.OrdinalIgnoreCase)
                    ? Encoding.UTF8.GetString(Convert.FromBase64String(subject[10..^2]))
                    : subject;
            }
        }

        public string Code => SixDigits().Match(Subject).Value;

        [GeneratedRegex("^Subject: (.*)$", RegexOptions.Multiline)]
        private static partial Regex SubjectLine();

        [GeneratedRegex("[0-9]{6}")]
        private static partial Regex SixDigits();
    }
}
