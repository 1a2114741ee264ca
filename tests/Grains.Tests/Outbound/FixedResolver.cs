using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Outbound;

/// <summary>Answers each question with the next of its answers, the last one for ever.</summary>
internal sealed class FixedResolver(params string[][] answers) : IResolver
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        var index = Interlocked.Increment(ref _asked) - 1;
        return answers.Length == 0
            ? Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound))
            : Task.FromResult<IPAddress[]>([.. answers[Math.Min(index, answers.Length - 1)].Select(IPAddress.Parse)]);
    }
}
