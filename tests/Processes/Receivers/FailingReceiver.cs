using System.Collections.Concurrent;

namespace OrleansNotify.Receivers;

/// <summary>One event in twenty fails one to four times before it succeeds, so that its attempts reach over kills.</summary>
internal sealed class FailingReceiver
{
    private const int OneIn = 20;
    private const int MostFailures = 4;

    private readonly ConcurrentDictionary<long, int> _seen = new();

    public static bool Fails(long number) => number % OneIn == 0;

    public int Answer(Receipt receipt)
    {
        if (!Fails(receipt.Number))
        {
            return 200;
        }

        var failures = 1 + (int)(receipt.Number / OneIn % MostFailures);
        return _seen.AddOrUpdate(receipt.Number, 1, (_, seen) => seen + 1) <= failures ? 500 : 200;
    }
}
