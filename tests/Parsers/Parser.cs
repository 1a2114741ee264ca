namespace OrleansNotify.Parsers;

/// <summary>One reader of bytes that strangers send. It may refuse them, but not throw, hang, or contradict itself.</summary>
/// <param name="Seeds">What a run begins with.</param>
internal sealed record Parser(Action<byte[]> Read, params string[] Seeds)
{
    public static IReadOnlyDictionary<string, Parser> All { get; } = new SortedDictionary<string, Parser>(StringComparer.Ordinal)
    {
        ["address"] = new(TextParsers.Address, "Ann.Lee+tag@bücher.example", "+43 664 1234567", "ann@example.org"),
        ["body"] = new(TextParsers.Body, """{"type":"order.created","payload":{"n":[1,2.5e3,"é"]}}""", """{"a":{"a":null}}""", """{"type":"private","a":["\ud83d\ude00",1e400],"type":"x"}"""),
        ["callback"] = new(
            CallbackParsers.Read,
            """{"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"1"},"statuses":[{"id":"wamid.1","status":"failed","timestamp":"1700000000","recipient_id":"43","errors":[{"code":131047}]}],"messages":[{"from":"43","id":"2","timestamp":"1700000000","type":"text","text":{"body":"STOP"}}]}}]}]}""",
            """[{"event":"bounce","email":"a@example.org","sg_event_id":"1","sg_message_id":"2.x","timestamp":1700000000,"reason":"500","type":"blocked"}]""",
            """{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:eu-west-1:1:t","Message":"{}","SignatureVersion":"2","Signature":"AA==","SigningCertURL":"https://sns.eu-west-1.amazonaws.com/a.pem"}""",
            """{"events":[{"id":"1","attemptId":"a","state":"delivered","at":"2026-01-01T00:00:00Z"}]}""",
            "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&To=%2B43664&From=whatsapp%3A%2B1&Body=STOP"),
        ["engine"] = new(SocketParsers.Engine, "42[\"a\",1]\u001e2probe\u001ebAQID", "0{\"sid\":\"x\"}", "bAA=="),
        ["filter"] = new(
            TextParsers.Filter,
            "{\"total\":{\"$gt\":10},\"items.name\":\"a\"}\n{\"total\":12,\"items\":[{\"name\":\"a\"}]}",
            "{\"$or\":[{\"a\":{\"$in\":[1,\"x\",null]}},{\"b\":{\"$not\":{\"$gte\":5}}},{\"c\\\\.d\":{\"$exists\":false}}]}\n{\"a\":3}"),
        ["signature"] = new(
            SignatureParsers.Read, "t=1700000000,v1=00ff,v0=11", "v1,YWJj v1a,ZGVm", "sha256=00ff", "v0=00ff\n1700000000", "msg_1\n1700000000\nv1,AAAA"),
        ["socketio"] = new(SocketParsers.Packet, "2/chat,17[\"a\",{\"b\":1}]", "52-[\"a\",{\"_placeholder\":true,\"num\":0}]", "0/admin?x=1,{\"token\":\"t\"}", "{\"type\":\"resume\",\"since\":7}"),
        ["time"] = new(TextParsers.Time, "2026-05-01T09:00:00+02:00", "2016-12-31T23:59:60.123456789z", "2026-02-30 24:00:00-00:00", "22:00"),
    };
}
