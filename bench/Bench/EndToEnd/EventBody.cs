using System.Buffers.Text;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>Requests that differ in the event's number only, which has nine digits always, so it is written into prepared bytes.</summary>
internal sealed class EventBody
{
    public const int FirstNumber = 100_000_000;
    private readonly byte[] _prepared;
    private readonly int _numberAt;

    public EventBody(string token, string type)
    {
        _prepared = HttpConnection.Webhook(token, $$$"""
            {"type":"{{{type}}}","payload":{"n":{{{FirstNumber}}},"order":"ord_9f8e7d6c5b4a","customer":"Asha Rao","city":"Pune","currency":"INR","amount":45000,"items":[{"sku":"DS-101","quantity":1},{"sku":"ML-202","quantity":2}],"note":"paid"}}
            """);
        _numberAt = _prepared.AsSpan().IndexOf("\"n\":"u8) + 4;
    }

    public byte[] Request(int number) => Write([.. _prepared], number);

    /// <param name="own">An earlier <see cref="Request"/>, to be sent again as another event.</param>
    public byte[] Write(byte[] own, int number)
    {
        Utf8Formatter.TryFormat(number, own.AsSpan(_numberAt), out _);
        return own;
    }
}
