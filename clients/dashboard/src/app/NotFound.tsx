import { Link } from "@tanstack/react-router";
import { MapPinOff } from "lucide-react";
import { Message } from "../parts/states/Message";

export const NotFound = () => <Message icon={MapPinOff} title="There is no page at this address" actions={<Link to="/">Go to the start</Link>} />;
